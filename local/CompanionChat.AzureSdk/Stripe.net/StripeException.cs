#nullable disable
using System.Net;

namespace Stripe;

/// <summary>Stripe said no, or something that cannot be read, or was not who spoke. Its message can quote what was sent.</summary>
public class StripeException : Exception
{
    public StripeException()
    {
    }

    public StripeException(string message)
        : base(message)
    {
    }

    public StripeException(string message, Exception err)
        : base(message, err)
    {
    }

    public StripeException(HttpStatusCode httpStatusCode, StripeError stripeError, string message)
        : base(message) => (HttpStatusCode, StripeError) = (httpStatusCode, stripeError);

    public HttpStatusCode HttpStatusCode { get; set; }

    /// <summary>Null where the answer was not Stripe's kind of error.</summary>
    public StripeError StripeError { get; set; }

    public StripeResponse StripeResponse { get; set; }
}

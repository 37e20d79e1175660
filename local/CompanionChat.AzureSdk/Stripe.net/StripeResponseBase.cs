#nullable disable
using System.Net;
using System.Net.Http.Headers;

namespace Stripe;

public abstract class StripeResponseBase
{
    protected StripeResponseBase(HttpStatusCode statusCode, HttpResponseHeaders headers) => (StatusCode, Headers) = (statusCode, headers);

    public HttpStatusCode StatusCode { get; }

    public HttpResponseHeaders Headers { get; }

    /// <summary>What Stripe's support finds the request by.</summary>
    public string RequestId => Headers is not null && Headers.TryGetValues("Request-Id", out var values) ? values.First() : null;
}

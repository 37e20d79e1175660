#nullable disable
using System.Net;

namespace Stripe;

/// <summary>Payments.</summary>
public class PaymentIntentService : Service
{
    public PaymentIntentService()
    {
    }

    public PaymentIntentService(IStripeClient client)
        : base(client)
    {
    }

    /// <exception cref="StripeException">For instance a 404 <c>resource_missing</c>.</exception>
    public virtual Task<PaymentIntent> GetAsync(
        string id, PaymentIntentGetOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        RequestAsync<PaymentIntent>(HttpMethod.Get, $"/v1/payment_intents/{WebUtility.UrlEncode(id)}", options, requestOptions, cancellationToken);
}

#nullable disable
using System.Net;

namespace Stripe;

/// <summary>Money that was taken.</summary>
public class ChargeService : Service
{
    public ChargeService()
    {
    }

    public ChargeService(IStripeClient client)
        : base(client)
    {
    }

    /// <exception cref="StripeException">For instance a 404 <c>resource_missing</c>.</exception>
    public virtual Task<Charge> GetAsync(
        string id, ChargeGetOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        RequestAsync<Charge>(HttpMethod.Get, $"/v1/charges/{WebUtility.UrlEncode(id)}", options, requestOptions, cancellationToken);
}

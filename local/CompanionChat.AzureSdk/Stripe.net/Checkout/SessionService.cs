#nullable disable
using System.Net;

namespace Stripe.Checkout;

/// <summary>Visits to Stripe's payment page.</summary>
public class SessionService : Service
{
    public SessionService()
    {
    }

    public SessionService(IStripeClient client)
        : base(client)
    {
    }

    /// <exception cref="StripeException">Stripe does not open it.</exception>
    public virtual Task<Session> CreateAsync(
        SessionCreateOptions options, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        RequestAsync<Session>(HttpMethod.Post, "/v1/checkout/sessions", options, requestOptions, cancellationToken);

    /// <exception cref="StripeException">For instance a 400 where it is not open any more.</exception>
    public virtual Task<Session> ExpireAsync(
        string id, SessionExpireOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        RequestAsync<Session>(HttpMethod.Post, $"/v1/checkout/sessions/{WebUtility.UrlEncode(id)}/expire", options, requestOptions, cancellationToken);

    /// <exception cref="StripeException">For instance a 404 <c>resource_missing</c>.</exception>
    public virtual Task<Session> GetAsync(
        string id, SessionGetOptions options = null, RequestOptions requestOptions = null, CancellationToken cancellationToken = default) =>
        RequestAsync<Session>(HttpMethod.Get, $"/v1/checkout/sessions/{WebUtility.UrlEncode(id)}", options, requestOptions, cancellationToken);
}

#nullable disable

namespace Stripe;

/// <summary>One kind of Stripe's objects, and what can be done with them.</summary>
public abstract class Service
{
    private readonly IStripeClient _client;

    /// <summary>For test doubles; its members have to be overridden.</summary>
    protected Service()
    {
    }

    protected Service(IStripeClient client) => _client = client;

    internal Task<T> RequestAsync<T>(
        HttpMethod method, string path, BaseOptions options, RequestOptions requestOptions, CancellationToken cancellationToken)
        where T : IStripeEntity => _client.RequestAsync<T>(method, path, options, requestOptions, cancellationToken);
}

#nullable disable

namespace Stripe;

/// <summary>Speaks Stripe's REST protocol.</summary>
public interface IStripeClient
{
    string ApiBase { get; }

    string ApiKey { get; }

    /// <exception cref="StripeException">Stripe answered anything but 200, or what cannot be read.</exception>
    Task<T> RequestAsync<T>(
        HttpMethod method, string path, BaseOptions options, RequestOptions requestOptions, CancellationToken cancellationToken = default)
        where T : IStripeEntity;
}

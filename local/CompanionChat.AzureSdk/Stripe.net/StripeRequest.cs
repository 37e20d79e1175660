#nullable disable
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Stripe.Protocol;

namespace Stripe;

/// <summary>One request, as it goes out.</summary>
public class StripeRequest
{
    private readonly BaseOptions _options;

    /// <exception cref="StripeException">There is no key.</exception>
    public StripeRequest(IStripeClient client, HttpMethod method, string path, BaseOptions options, RequestOptions requestOptions)
    {
        ArgumentNullException.ThrowIfNull(client);
        _options = options;
        Method = method;
        Uri = AddressOf(client.ApiBase + path);
        AuthorizationHeader = new AuthenticationHeaderValue("Bearer", requestOptions?.ApiKey ?? client.ApiKey ?? throw new StripeException("No API key provided."));
        StripeHeaders = Headers(requestOptions);
    }

    public HttpMethod Method { get; }

    public Uri Uri { get; }

    public AuthenticationHeaderValue AuthorizationHeader { get; }

    public IDictionary<string, string> StripeHeaders { get; }

    /// <summary>A new one each time; null for what is no POST.</summary>
    public HttpContent Content => Method == HttpMethod.Post
        ? new StringContent(FormEncoding.Encode(_options), new MediaTypeHeaderValue("application/x-www-form-urlencoded", "utf-8"))
        : null;

    private Uri AddressOf(string address) => Method != HttpMethod.Post && FormEncoding.Encode(_options) is { Length: > 0 } query
        ? new Uri($"{address}?{query}")
        : new Uri(address);

    /// <summary>A POST always has an idempotency key, so that Stripe can tell a repeat from a new request.</summary>
    private Dictionary<string, string> Headers(RequestOptions requestOptions)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Stripe-Version"] = StripeConfiguration.ApiVersion };
        if (!string.IsNullOrEmpty(requestOptions?.IdempotencyKey))
        {
            headers.Add("Idempotency-Key", requestOptions.IdempotencyKey);
        }
        else if (Method == HttpMethod.Post)
        {
            headers.Add("Idempotency-Key", new Guid(RandomNumberGenerator.GetBytes(16)).ToString());
        }

        return headers;
    }
}

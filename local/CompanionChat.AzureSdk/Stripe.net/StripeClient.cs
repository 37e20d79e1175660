#nullable disable
using System.Net;
using System.Text.Json;
using Stripe.Protocol;

namespace Stripe;

/// <summary>Speaks Stripe's REST protocol (<see href="https://docs.stripe.com/api"/>). Safe for use by many threads.</summary>
public class StripeClient : IStripeClient
{
    /// <exception cref="ArgumentException">The key is empty or has white space.</exception>
    public StripeClient(StripeClientOptions options)
    {
        if (options?.ApiKey is { } key && (key.Length == 0 || key.Any(char.IsWhiteSpace)))
        {
            throw new ArgumentException("API key cannot be empty or contain whitespace.", nameof(options));
        }

        ApiKey = options?.ApiKey;
        ApiBase = options?.ApiBase ?? DefaultApiBase;
        HttpClient = options?.HttpClient ?? new SystemNetHttpClient();
    }

    public static string DefaultApiBase => "https://api.stripe.com";

    public string ApiBase { get; }

    public string ApiKey { get; }

    public IHttpClient HttpClient { get; }

    /// <inheritdoc/>
    public async Task<T> RequestAsync<T>(
        HttpMethod method, string path, BaseOptions options, RequestOptions requestOptions, CancellationToken cancellationToken = default)
        where T : IStripeEntity
    {
        var response = await HttpClient.MakeRequestAsync(new StripeRequest(this, method, path, options, requestOptions), cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw ErrorAnswer.Read(response);
        }

        var entity = Read<T>(response);
        entity.StripeResponse = response;
        return entity;
    }

    private static T Read<T>(StripeResponse response)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(response.Content, StripeConfiguration.SerializerOptions);
        }
        catch (JsonException)
        {
            throw ErrorAnswer.Invalid(response);
        }
    }
}

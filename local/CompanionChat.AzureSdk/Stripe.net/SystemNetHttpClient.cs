#nullable disable

namespace Stripe;

/// <summary>Sends requests by an <see cref="System.Net.Http.HttpClient"/>. Unlike the package's, it repeats nothing and sends no telemetry.</summary>
public class SystemNetHttpClient : IHttpClient
{
    public const int DefaultMaxNumberRetries = 2;

    private static readonly Lazy<HttpClient> DefaultHttpClient = new(static () => new HttpClient { Timeout = DefaultHttpTimeout });

    private readonly HttpClient _httpClient;
    private readonly AppInfo _appInfo;

    /// <exception cref="NotSupportedException">It shall repeat, or send telemetry.</exception>
    public SystemNetHttpClient(
        HttpClient httpClient = null, int maxNetworkRetries = DefaultMaxNumberRetries, AppInfo appInfo = null, bool enableTelemetry = true)
    {
        if (maxNetworkRetries > 0 || enableTelemetry)
        {
            throw new NotSupportedException("This local surface neither retries nor sends telemetry: pass maxNetworkRetries 0 and enableTelemetry false.");
        }

        _httpClient = httpClient ?? DefaultHttpClient.Value;
        _appInfo = appInfo;
    }

    public static TimeSpan DefaultHttpTimeout => TimeSpan.FromSeconds(80);

    public bool EnableTelemetry => false;

    public int MaxNetworkRetries => 0;

    /// <inheritdoc/>
    public async Task<StripeResponse> MakeRequestAsync(StripeRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var message = Message(request);
        using var response = await _httpClient.SendAsync(message, cancellationToken);
        return new StripeResponse(response.StatusCode, response.Headers, await response.Content.ReadAsStringAsync(cancellationToken));
    }

    private HttpRequestMessage Message(StripeRequest request)
    {
        var message = new HttpRequestMessage(request.Method, request.Uri) { Content = request.Content };
        message.Headers.Authorization = request.AuthorizationHeader;
        message.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        foreach (var (name, value) in request.StripeHeaders)
        {
            message.Headers.Add(name, value);
        }

        return message;
    }

    private string UserAgent => $"Stripe/V1 .NetBindings/{StripeConfiguration.StripeNetVersion}{(_appInfo is null ? "" : $" {_appInfo.FormatUserAgent()}")}";
}

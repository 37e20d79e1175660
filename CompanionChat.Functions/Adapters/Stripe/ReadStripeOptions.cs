using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CompanionChat.Functions.Adapters.Stripe;

/// <summary>Reads the settings <c>STRIPE_*</c>; one that is absent or blank keeps its default.</summary>
/// <param name="configuration">The app's settings.</param>
internal sealed class ReadStripeOptions(IConfiguration configuration) : IConfigureOptions<StripeOptions>
{
    public const string SecretKey = "STRIPE_SECRET_KEY";
    public const string WebhookSecret = "STRIPE_WEBHOOK_SECRET";
    public const string ApiBase = "STRIPE_API_BASE";

    /// <inheritdoc/>
    public void Configure(StripeOptions options)
    {
        options.SecretKey = Value(SecretKey) ?? options.SecretKey;
        options.WebhookSecrets = Value(WebhookSecret)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? options.WebhookSecrets;
        options.ApiBase = Value(ApiBase)?.TrimEnd('/') ?? options.ApiBase;
    }

    private string? Value(string name) => configuration[name]?.Trim() is { Length: > 0 } value ? value : null;
}

using System.Security.Cryptography;
using System.Text;
using CompanionChat.LocalHost.Simulators.Stripe.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace CompanionChat.LocalHost.Simulators.Stripe;

/// <summary>What the simulated account and the app have between them.</summary>
/// <param name="SecretKey">Callers prove with it who they are.</param>
/// <param name="WebhookSecrets">Webhooks are signed with each of them: two, while one is rolled.</param>
internal sealed record StripeKeys(string SecretKey, IReadOnlyList<string> WebhookSecrets)
{
    /// <summary>The account's key where none is configured.</summary>
    public const string SimulatedKey = "sk_test_simulated";

    /// <summary>The webhooks' secret where none is configured.</summary>
    public const string SimulatedSecret = "whsec_simulated";

    /// <summary>The app's settings, which are the account's too.</summary>
    public static StripeKeys From(IConfiguration settings) => new(
        settings["STRIPE_SECRET_KEY"] is { Length: > 0 } key ? key : SimulatedKey,
        (settings["STRIPE_WEBHOOK_SECRET"] is { Length: > 0 } secrets ? secrets : SimulatedSecret)
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>Why a call is not let in; null where it is.</summary>
    public StripeError? Refusal(HttpRequest request)
    {
        const string Scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || header.Length == Scheme.Length)
        {
            return StripeError.Unauthorized("You did not provide an API key. Provide it in the Authorization header, using Bearer auth.");
        }

        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(header[Scheme.Length..]), Encoding.UTF8.GetBytes(SecretKey))
            ? null
            : StripeError.Unauthorized("Invalid API Key provided.");
    }
}

using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace CompanionChat.Functions.Hosting.StartUp;

/// <summary>What must be right of the payment providers' settings taken together. Where none is configured, nothing is for sale, and all is right.</summary>
internal static partial class PaymentSettings
{
    private const string StripeKey = "STRIPE_SECRET_KEY";
    private const string StripeSecret = "STRIPE_WEBHOOK_SECRET";
    private const string PublicBase = "PUBLIC_BASE_URL";

    // The key without which a provider is not configured, and where its API is, for tests.
    private static readonly (string Key, string Address)[] Providers =
        [(StripeKey, "STRIPE_API_BASE"), ("COINGATE_API_TOKEN", "COINGATE_API_BASE"), ("UPGATE_API_KEY", "UPGATE_API_BASE")];

    public static IEnumerable<string> Findings(IConfiguration configuration, bool deployed)
    {
        bool IsSet(string name) => !string.IsNullOrWhiteSpace(configuration[name]);

        var sells = Array.Exists(Providers, provider => IsSet(provider.Key));
        string?[] findings =
        [
            IsSet(StripeKey) && !IsSet(StripeSecret)
                ? $"{StripeSecret} is not set, while {StripeKey} is: without the endpoint's signing secret (whsec_...) no payment could be believed."
                : null,
            IsSet(StripeSecret) && !IsSet(StripeKey)
                ? $"{StripeKey} is not set, while {StripeSecret} is: set it to a secret or restricted key of Stripe (sk_..., rk_...)."
                : null,
            deployed && TestKey().IsMatch(configuration[StripeKey] ?? "")
                ? $"{StripeKey} is a test key of Stripe, with which nobody pays: outside development it must be a live one (sk_live_..., rk_live_...)."
                : null,
            PublicAddress(configuration[PublicBase], deployed, sells),
        ];
        return
        [
            .. findings.OfType<string>(),
            .. Providers.Where(provider => IsSet(provider.Address) && !IsSet(provider.Key))
                .Select(provider => $"{provider.Key} is not set, while {provider.Address} is: set both, or the key alone."),
        ];
    }

    // Providers send browsers and callbacks there; a request's own Host header could be anybody's.
    private static string? PublicAddress(string? value, bool deployed, bool sells)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return deployed && sells ? $"{PublicBase} is not set: payment providers need the app's own address, such as https://chat.example." : null;
        }

        return Uri.TryCreate(value, UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https"
            && (!deployed || (address.Scheme is "https" && address is { PathAndQuery: "/", Fragment: "", UserInfo: "" }))
            ? null
            : $"{PublicBase} must be the app's own address, https without a path when deployed, such as https://chat.example.";
    }

    [GeneratedRegex(@"\A\s*(?:sk|rk|pk)_test", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TestKey();
}

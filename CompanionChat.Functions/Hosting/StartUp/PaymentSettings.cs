using CompanionChat.Functions.Adapters.Plans;
using Microsoft.Extensions.Configuration;

namespace CompanionChat.Functions.Hosting.StartUp;

/// <summary>What must be right of selling as a whole; each provider's own settings are its adapter's.</summary>
internal static class PaymentSettings
{
    // The key without which a provider is not configured, and where its API is, for tests.
    private static readonly (string Key, string Address)[] Providers =
        [("STRIPE_SECRET_KEY", "STRIPE_API_BASE"), ("COINGATE_API_TOKEN", "COINGATE_API_BASE"), ("UPGATE_API_KEY", "UPGATE_API_BASE")];

    public static IEnumerable<string> Findings(IConfiguration configuration, bool deployed)
    {
        bool IsSet(string name) => !string.IsNullOrWhiteSpace(configuration[name]);

        var sells = Array.Exists(Providers, provider => IsSet(provider.Key));
        string?[] findings =
        [
            deployed && !sells && HasPlans(configuration)
                ? "STRIPE_SECRET_KEY is not set, nor COINGATE_API_TOKEN or UPGATE_API_KEY: plans are for sale, and nobody could pay. Set one of them, or let Plans__File name a file without plans."
                : null,
            PublicAddress(configuration[PublicSite.Setting], deployed, sells),
        ];
        return
        [
            .. findings.OfType<string>(),
            .. Providers.Where(provider => IsSet(provider.Address) && !IsSet(provider.Key))
                .Select(provider => $"{provider.Key} is not set, while {provider.Address} is: set both, or the key alone."),
        ];
    }

    // A file that is wrong is another finding.
    private static bool HasPlans(IConfiguration configuration)
    {
        try
        {
            return PlanCatalogServices.Load(configuration).Plans.Count > 0;
        }
        catch (InvalidPlansException)
        {
            return false;
        }
    }

    // Providers send browsers and callbacks there; a request's own Host header could be anybody's.
    private static string? PublicAddress(string? value, bool deployed, bool sells)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return deployed && sells ? $"{PublicSite.Setting} is not set: payment providers need the app's own address, such as https://chat.example." : null;
        }

        return Uri.TryCreate(value, UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https"
            && (!deployed || (address.Scheme is "https" && address is { PathAndQuery: "/", Fragment: "", UserInfo: "" }))
            ? null
            : $"{PublicSite.Setting} must be the app's own address, https without a path when deployed, such as https://chat.example.";
    }
}

using CompanionChat.LocalHost.Simulators.Stripe;
using Microsoft.Extensions.Configuration;

namespace CompanionChat.LocalHost.Settings;

/// <summary>Points the app at the host's own simulators where a paid upstream is not configured.</summary>
internal static class SimulatedUpstreams
{
    /// <summary>Cloudflare's test site key that always passes: developers.cloudflare.com/turnstile/troubleshooting/testing.</summary>
    private const string TestSiteKey = "1x00000000000000000000AA";

    private const string Key = "simulated";

    /// <summary>Configures the missing ones.</summary>
    /// <param name="configuration">The app's settings.</param>
    /// <param name="own">The host's own address.</param>
    /// <returns>What is simulated, for people.</returns>
    public static IReadOnlyList<string> Configure(IConfigurationManager configuration, Uri own)
    {
        var simulated = new List<string>();
        AddTurnstile(configuration, own, simulated);
        AddModel(configuration, own, "PRIMARY", "primary", simulated);
        AddModel(configuration, own, "FALLBACK", "fallback", simulated);
        AddStripe(configuration, own, simulated);
        AddPayments(configuration, own, "COINGATE_API_TOKEN", "COINGATE_API_BASE", "coingate", "CoinGate", simulated);
        AddPayments(configuration, own, "UPGATE_API_KEY", "UPGATE_API_BASE", "upgate", "Upgate", simulated);
        return simulated;
    }

    // A site key alone shows nothing to anybody: the test key will do for whoever checks tokens somewhere else.
    private static void AddTurnstile(IConfigurationManager configuration, Uri own, List<string> simulated)
    {
        configuration.AddDefault("TURNSTILE_SITE_KEY", TestSiteKey);
        if (!string.IsNullOrWhiteSpace(configuration["TURNSTILE_SECRET_KEY"]) || !string.IsNullOrWhiteSpace(configuration["TURNSTILE_VERIFY_URL"]))
        {
            return;
        }

        configuration["TURNSTILE_SECRET_KEY"] = Key;
        configuration["TURNSTILE_VERIFY_URL"] = Address(own, "turnstile/v0/siteverify");
        configuration.AddDefault("TURNSTILE_SCRIPT_URL", "/_sim/turnstile/v0/api.js?render=explicit");
        simulated.Add("Turnstile (set TURNSTILE_SECRET_KEY and TURNSTILE_SITE_KEY for the real one)");
    }

    // A key means that somebody configured the provider; what is missing beside it is theirs to hear from the app. An address alone is
    // enough to try one on this machine, or one that is down.
    private static void AddModel(IConfigurationManager configuration, Uri own, string suffix, string path, List<string> simulated)
    {
        var (address, key, model) = ($"LLM_BASE_URL_{suffix}", $"LLM_API_KEY_{suffix}", $"LLM_MODEL_{suffix}");
        if (!string.IsNullOrWhiteSpace(configuration[key]))
        {
            return;
        }

        configuration[key] = Key;
        configuration.AddDefault(model, $"sim-{path}");
        if (configuration.AddDefault(address, Address(own, $"llm/{path}")))
        {
            simulated.Add($"the {path} language model (set {address}, {key}, {model} for a real one)");
        }
    }

    // As for a model: a key means that somebody configured it, an address alone is enough to try one.
    private static void AddStripe(IConfigurationManager configuration, Uri own, List<string> simulated)
    {
        if (!string.IsNullOrWhiteSpace(configuration["STRIPE_SECRET_KEY"]))
        {
            return;
        }

        configuration["STRIPE_SECRET_KEY"] = StripeKeys.SimulatedKey;
        configuration.AddDefault("STRIPE_WEBHOOK_SECRET", StripeKeys.SimulatedSecret);
        if (configuration.AddDefault("STRIPE_API_BASE", Address(own, StripeServices.SimulatorName)))
        {
            simulated.Add($"Stripe (set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET for the real one; see {Address(own, StripeServices.SimulatorName)})");
        }
    }

    private static void AddPayments(
        IConfigurationManager configuration, Uri own, string key, string address, string path, string name, List<string> simulated)
    {
        if (!string.IsNullOrWhiteSpace(configuration[key]))
        {
            return;
        }

        configuration[key] = Key;
        if (configuration.AddDefault(address, Address(own, path)))
        {
            simulated.Add($"{name} (set {key} for the real one)");
        }
    }

    private static string Address(Uri own, string path) => new Uri(own, $"/_sim/{path}").ToString();
}

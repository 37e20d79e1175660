using CompanionChat.LocalHost;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Features;

/// <summary>Settings that do not fit together, or are not for production, stop the start; all of them are named at once, and no key is.</summary>
public sealed class SettingsCheckTests
{
    public static TheoryData<string, string, string> WrongInProduction() => new()
    {
        { "no SignalR", "AzureSignalRConnectionString=", "AzureSignalRConnectionString is not set" },
        { "SignalR twice", "AzureSignalRConnectionString__serviceUri=https://x.service.signalr.net", "AzureSignalRConnectionString is set both" },
        { "storage twice", "AzureWebJobsStorage__accountName=chat", "AzureWebJobsStorage is set both" },
        { "no storage", "AzureWebJobsStorage__accountName=|AzureWebJobsStorage__clientId=hidden|AzureWebJobsStorage=", "AzureWebJobsStorage is missing" },
        { "no sign-in", "WEBSITE_AUTH_ENABLED=false", "WEBSITE_AUTH_ENABLED is not true" },
        { "Turnstile's passing key", "TURNSTILE_SITE_KEY=1x00000000000000000000AA", "TURNSTILE_SITE_KEY is one of Cloudflare's test keys" },
        { "Turnstile's failing key", "TURNSTILE_SITE_KEY=2x00000000000000000000AB", "TURNSTILE_SITE_KEY is one of Cloudflare's test keys" },
        { "Turnstile's invisible key", "TURNSTILE_SITE_KEY=1x00000000000000000000BB", "TURNSTILE_SITE_KEY is one of Cloudflare's test keys" },
        { "Turnstile's interactive key", "TURNSTILE_SITE_KEY=3x00000000000000000000FF", "TURNSTILE_SITE_KEY is one of Cloudflare's test keys" },
        { "Turnstile's test secret", "TURNSTILE_SECRET_KEY=3x0000000000000000000000000000000AA", "TURNSTILE_SECRET_KEY is one of Cloudflare's test secrets" },
        { "half a fallback", "LLM_MODEL_FALLBACK=", "LLM_MODEL_FALLBACK is not set" },
        { "Stripe's test key", "STRIPE_SECRET_KEY=sk_test_hidden", "STRIPE_SECRET_KEY is a test key" },
        { "Stripe's restricted test key", "STRIPE_SECRET_KEY=rk_test_hidden", "STRIPE_SECRET_KEY is a test key" },
        { "Stripe's public test key", "STRIPE_SECRET_KEY=pk_test_hidden", "STRIPE_SECRET_KEY must be a secret or a restricted key" },
        { "Stripe without its webhook", "STRIPE_WEBHOOK_SECRET=", "STRIPE_WEBHOOK_SECRET is not set" },
        { "a webhook without Stripe", "STRIPE_SECRET_KEY=|COINGATE_API_TOKEN=hidden", "STRIPE_WEBHOOK_SECRET is set, but STRIPE_SECRET_KEY is not" },
        { "plans, and nobody who takes the money", "STRIPE_SECRET_KEY=|STRIPE_WEBHOOK_SECRET=|PUBLIC_BASE_URL=", "STRIPE_SECRET_KEY is not set, nor" },
        { "a secret that is not there", "UPGATE_API_KEY=@Microsoft.KeyVault(SecretUri%hidden)", "UPGATE_API_KEY is a reference to the vault" },
        { "CoinGate's address alone", "COINGATE_API_BASE=https://api-sandbox.coingate.com", "COINGATE_API_TOKEN is not set" },
        { "Upgate's address alone", "UPGATE_API_BASE=https://api.upgate.example", "UPGATE_API_KEY is not set" },
        { "no address to return to", "PUBLIC_BASE_URL=", "PUBLIC_BASE_URL is not set" },
        { "an address that is none", "PUBLIC_BASE_URL=chat.example", "PUBLIC_BASE_URL must be" },
        { "an address without https", "PUBLIC_BASE_URL=http://chat.example", "PUBLIC_BASE_URL must be" },
        { "an address with a path", "PUBLIC_BASE_URL=https://chat.example/app", "PUBLIC_BASE_URL must be" },
        { "no collector", "OTEL_EXPORTER_OTLP_ENDPOINT=localhost", "OTEL_EXPORTER_OTLP_ENDPOINT must be" },
        { "one price of two", "LLM_INPUT_PRICE_PRIMARY=1", "LLM_OUTPUT_PRICE_PRIMARY is not set" },
        { "a price that is none", "LLM_INPUT_PRICE_PRIMARY=-1|LLM_OUTPUT_PRICE_PRIMARY=1", "LLM_INPUT_PRICE_PRIMARY must be a number" },
        { "a price with a comma", "LLM_INPUT_PRICE_PRIMARY=1|LLM_OUTPUT_PRICE_PRIMARY=2,5", "LLM_OUTPUT_PRICE_PRIMARY must be a number" },
    };

    [Theory]
    [MemberData(nameof(WrongInProduction))]
    public async Task Each_is_the_one_thing_that_is_named(string fault, string changes, string named)
    {
        var message = await RefusedAsync(changes);

        var finding = Assert.Single(message.Split('\n').Skip(1));
        Assert.True(finding.StartsWith($"- {named}", StringComparison.Ordinal), $"{fault}: {finding}");
        Assert.DoesNotContain("hidden", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_of_every_kind_are_named_in_one_message()
    {
        var message = await RefusedAsync(
            "WEBSITE_AUTH_ENABLED=|AzureSignalRConnectionString=|AzureWebJobsStorage=hidden|LLM_API_KEY_PRIMARY=|TURNSTILE_SECRET_KEY=|STRIPE_WEBHOOK_SECRET="
            + "|Quota__Text=-1|Nonce__LifetimeSeconds=0|Reply__MaxPending=none|LLM_TIMEOUT_SECONDS=61|SignIn__Providers=myspace|Companions__File=none.json"
            + "|COINGATE_API_BASE=https://x.example|PUBLIC_BASE_URL=");

        string[] names =
        [
            "WEBSITE_AUTH_ENABLED", "AzureSignalRConnectionString", "AzureWebJobsStorage", "LLM_API_KEY_PRIMARY", "TURNSTILE_SECRET_KEY",
            "STRIPE_WEBHOOK_SECRET", "Quota__Text", "Nonce__LifetimeSeconds", "Reply__MaxPending", "LLM_TIMEOUT_SECONDS", "SignIn__Providers", "none.json",
            "COINGATE_API_TOKEN", "PUBLIC_BASE_URL",
        ];
        Assert.All(names, name => Assert.Contains(name, message, StringComparison.Ordinal));
        Assert.True(names.Length == message.Split("\n- ").Length - 1, message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("TURNSTILE_HOSTNAMES=chat.example")]
    [InlineData("PUBLIC_BASE_URL=https://chat.example/")]
    [InlineData("LLM_INPUT_PRICE_PRIMARY=0.27|LLM_OUTPUT_PRICE_PRIMARY=1")]
    public async Task With_all_in_place_it_starts_in_production(string changes)
    {
        await using var host = await AppHost.StartAsync(settings => Apply(settings, changes));

        Assert.Equal(System.Net.HttpStatusCode.OK, (await host.Http.GetAsync("/api/config")).StatusCode);
        Assert.DoesNotContain("companionchat_", await (await host.Http.GetAsync("/_sim/metrics")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_is_for_sale_nobody_needs_to_take_money()
    {
        var plans = Path.GetTempFileName();
        await File.WriteAllTextAsync(plans, """{"plans":[]}""");
        await using var host = await AppHost.StartAsync(
            settings => Apply(settings, $"Plans__File={plans}|STRIPE_SECRET_KEY=|STRIPE_WEBHOOK_SECRET=|PUBLIC_BASE_URL="));

        Assert.Equal("""{"plans":[],"providers":[]}""", await host.Http.GetStringAsync("/api/plans"));
        File.Delete(plans);
    }

    [Theory]
    [InlineData("STRIPE_SECRET_KEY=sk_test_1|STRIPE_WEBHOOK_SECRET=whsec_1")]
    [InlineData("TURNSTILE_SITE_KEY=3x00000000000000000000FF")]
    public async Task Test_keys_are_for_development(string changes)
    {
        await using var host = await AppHost.StartAsync(settings => Change(settings, changes));

        Assert.Equal(System.Net.HttpStatusCode.OK, (await host.Http.GetAsync("/api/config")).StatusCode);
    }

    private static async Task<string> RefusedAsync(string changes) =>
        (await Assert.ThrowsAsync<HostFailedException>(() => AppHost.StartAsync(settings => Apply(settings, changes)))).Message;

    private static void Apply(Dictionary<string, string?> settings, string changes)
    {
        Change(
            settings,
            "AZURE_FUNCTIONS_ENVIRONMENT=Production|WEBSITE_AUTH_ENABLED=true|AzureSignalRConnectionString=Endpoint%https://x;AccessKey%hidden;"
            + "|TURNSTILE_SITE_KEY=0x4AAA|TURNSTILE_SECRET_KEY=0x4hidden|LLM_BASE_URL_PRIMARY=https://a.example|LLM_API_KEY_PRIMARY=hidden|LLM_MODEL_PRIMARY=m"
            + "|LLM_BASE_URL_FALLBACK=https://b.example|LLM_API_KEY_FALLBACK=hidden|LLM_MODEL_FALLBACK=n"
            + "|STRIPE_SECRET_KEY=sk_live_hidden|STRIPE_WEBHOOK_SECRET=whsec_hidden|PUBLIC_BASE_URL=https://chat.example");
        Change(settings, changes);
    }

    private static void Change(Dictionary<string, string?> settings, string changes)
    {
        foreach (var change in changes.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = (change[..change.IndexOf('=', StringComparison.Ordinal)], change[(change.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            settings[name] = value.Replace('%', '=');
        }
    }
}

using CompanionChat.LocalHost;
using CompanionChat.Tests.Adapters.Catalog;
using CompanionChat.Tests.Infrastructure;
using CompanionChat.Tests.LocalHost;

namespace CompanionChat.Tests.Features;

/// <summary>Settings that are missing or wrong stop the start, and are named.</summary>
public sealed class StartUpTests
{
    [Theory]
    [InlineData("Production", null)]
    [InlineData("Production", "")]
    [InlineData("Production", "false")]
    [InlineData("Staging", "1")]
    [InlineData("Anything", "yes")]
    public async Task Without_App_Service_Authentication_in_front_it_does_not_start(string environment, string? enabled) => Assert.Contains(
        "WEBSITE_AUTH_ENABLED",
        await RefusedAsync(("AZURE_FUNCTIONS_ENVIRONMENT", environment), ("WEBSITE_AUTH_ENABLED", enabled)),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("true")]
    [InlineData("TRUE")]
    public async Task Outside_development_nothing_is_simulated_and_all_that_is_missing_is_named_at_once(string enabled)
    {
        var message = await RefusedAsync(("AZURE_FUNCTIONS_ENVIRONMENT", "Production"), ("WEBSITE_AUTH_ENABLED", enabled));

        string[] missing =
        [
            "LLM_BASE_URL_PRIMARY", "LLM_API_KEY_PRIMARY", "LLM_MODEL_PRIMARY", "LLM_BASE_URL_FALLBACK", "LLM_API_KEY_FALLBACK", "LLM_MODEL_FALLBACK",
            "TURNSTILE_SITE_KEY", "TURNSTILE_SECRET_KEY",
        ];
        Assert.All(missing, name => Assert.Contains($"{name} is not set", message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Quota__Text", "-1")]
    [InlineData("Quota__Text", "abc")]
    [InlineData("Quota__Media", "1.5")]
    [InlineData("Quota__Audio", "99999999999")]
    [InlineData("Nonce__LifetimeSeconds", "0")]
    [InlineData("Nonce__LifetimeSeconds", "00:02:00")]
    [InlineData("Reply__MaxPending", "0")]
    [InlineData("Reply__MaxPending", "٣")]
    [InlineData("LLM_TIMEOUT_SECONDS", "0")]
    [InlineData("LLM_TIMEOUT_SECONDS", "soon")]
    [InlineData("TURNSTILE_ACTION", "send message")]
    [InlineData("TURNSTILE_HOSTNAMES", "https://chat.example/")]
    [InlineData("TURNSTILE_SCRIPT_URL", "javascript:alert(1)")]
    [InlineData("LLM_BASE_URL_PRIMARY", "not an address")]
    [InlineData("LLM_API_KEY_FALLBACK", "two words")]
    [InlineData("SignIn__Providers", "google,myspace")]
    [InlineData("AzureWebJobsStorage", "my-secret-rubbish")]
    public async Task A_setting_that_is_wrong_is_named(string name, string value)
    {
        var message = await RefusedAsync((name, value));

        Assert.Contains(name, message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_that_are_wrong_are_named_in_one_message_each_once()
    {
        var message = await RefusedAsync(("Quota__Text", "-1"), ("Reply__MaxPending", "none"), ("LLM_TIMEOUT_SECONDS", "-5"), ("TURNSTILE_ACTION", "!"));

        Assert.All(
            (string[])["Quota__Text", "Reply__MaxPending", "LLM_TIMEOUT_SECONDS", "TURNSTILE_ACTION"],
            name => Assert.Equal(2, message.Split(name).Length));
    }

    [Theory]
    [InlineData("Quota__Text", "")]
    [InlineData("Quota__Text", " 0 ")]
    [InlineData("Nonce__LifetimeSeconds", "3600")]
    [InlineData("SignIn__Providers", " google , x ")]
    public async Task A_setting_that_is_blank_or_right_lets_it_start(string name, string value)
    {
        await using var host = await AppHost.StartAsync(settings => settings[name] = value);

        Assert.Equal(System.Net.HttpStatusCode.OK, (await host.Http.GetAsync("/api/config")).StatusCode);
    }

    [Fact]
    public async Task A_broken_catalog_is_named_with_entry_and_field()
    {
        using var folder = new CatalogFolder();
        folder.WriteText("""{"companions":[{"id":"nova","name":"","tagline":"t","greeting":"g","persona":"my secret persona","avatar":"nova.svg"}]}""");

        var message = await RefusedAsync(("Companions__File", folder.Path));

        Assert.Contains(folder.Path, message, StringComparison.Ordinal);
        Assert.Contains("nova", message, StringComparison.Ordinal);
        Assert.Contains("name", message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AZURE_FUNCTIONS_ENVIRONMENT", "Production", "WEBSITE_AUTH_ENABLED")]
    [InlineData("Quota__Text", "abc", "Quota__Text")]
    [InlineData("Companions__File", "no-such-file.json", "no-such-file.json")]
    [InlineData("AzureWebJobsStorage", "rubbish", "AzureWebJobsStorage")]
    public async Task The_process_says_so_without_a_stack_trace_and_ends(string name, string value, string named)
    {
        var (code, printed, errors) = await HostProcess.RunAsync(
            ["--in-memory", "--urls", "http://127.0.0.1:0"], ("AzureWebJobsStorage", await AzuriteServer.ConnectionStringAsync()), (name, value));
        var output = printed + errors;

        Assert.Equal(1, code);
        Assert.Contains(named, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", output, StringComparison.Ordinal);
    }

    private static async Task<string> RefusedAsync(params (string Name, string? Value)[] wrong)
    {
        var failure = await Assert.ThrowsAsync<HostFailedException>(() => AppHost.StartAsync(settings =>
        {
            foreach (var (name, value) in wrong)
            {
                settings[name] = value;
            }
        }));
        return failure.Message;
    }
}

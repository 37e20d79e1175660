using CompanionChat.LocalHost;
using CompanionChat.LocalHost.Settings;
using Microsoft.Extensions.Configuration;

namespace CompanionChat.Tests.LocalHost;

public sealed class SettingsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("companionchat-settings-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void What_is_given_goes_before_the_environment_and_that_before_the_file()
    {
        Write("""{"IsEncrypted":false,"Values":{"T5__A":"file","T5__B":"file","T5__C":"file", /* as Core Tools allows */ "T5__N":3}}""");
        using var environment = new Variables(("T5__B", "environment"), ("T5__C", "environment"));

        var settings = Read(new LocalHostOptions { Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["T5:C"] = "given" } });

        Assert.Equal("file", settings["T5:A"]);
        Assert.Equal("environment", settings["T5:B"]);
        Assert.Equal("given", settings["T5:C"]);
        Assert.Equal("3", settings["T5:N"]);
    }

    [Theory]
    [InlineData("{", "is not JSON")]
    [InlineData("[]", "must hold a JSON object")]
    [InlineData("""{"IsEncrypted":true,"Values":{}}""", "is encrypted")]
    [InlineData("""{"Values":{"A":{}}}""", "the value of A must be a string")]
    public void A_file_that_is_wrong_is_named(string json, string message)
    {
        Write(json);

        var failure = Assert.Throws<HostFailedException>(() => Read(new LocalHostOptions()));

        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        Assert.Contains("local.settings.json", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Upstreams_that_are_not_configured_are_simulated()
    {
        using var settings = new ConfigurationManager();

        var simulated = SimulatedUpstreams.Configure(settings, new Uri("http://localhost:7071"));

        Assert.Equal(6, simulated.Count);
        Assert.Equal("http://localhost:7071/_sim/turnstile/v0/siteverify", settings["TURNSTILE_VERIFY_URL"]);
        Assert.StartsWith("/_sim/turnstile/v0/api.js", settings["TURNSTILE_SCRIPT_URL"], StringComparison.Ordinal);
        Assert.Equal("1x00000000000000000000AA", settings["TURNSTILE_SITE_KEY"]);
        Assert.Equal("http://localhost:7071/_sim/llm/fallback", settings["LLM_BASE_URL_FALLBACK"]);
        Assert.Equal("simulated", settings["LLM_API_KEY_PRIMARY"]);
        Assert.Equal("sim-primary", settings["LLM_MODEL_PRIMARY"]);
        Assert.Equal("http://localhost:7071/_sim/stripe", settings["STRIPE_API_BASE"]);
        Assert.StartsWith("sk_test_", settings["STRIPE_SECRET_KEY"], StringComparison.Ordinal);
        Assert.StartsWith("whsec_", settings["STRIPE_WEBHOOK_SECRET"], StringComparison.Ordinal);
        Assert.Equal(("simulated", "http://localhost:7071/_sim/coingate"), (settings["COINGATE_API_TOKEN"], settings["COINGATE_API_BASE"]));
        Assert.Equal(("simulated", "http://localhost:7071/_sim/upgate"), (settings["UPGATE_API_KEY"], settings["UPGATE_API_BASE"]));
    }

    [Fact]
    public void An_address_alone_is_kept_and_completed()
    {
        using var settings = new ConfigurationManager();
        settings["LLM_BASE_URL_PRIMARY"] = "http://127.0.0.1:9";
        settings["STRIPE_API_BASE"] = "http://127.0.0.1:9";

        var simulated = SimulatedUpstreams.Configure(settings, new Uri("http://localhost:7071"));

        Assert.DoesNotContain(simulated, text => text.Contains("primary", StringComparison.Ordinal) || text.Contains("Stripe", StringComparison.Ordinal));
        Assert.Equal("http://127.0.0.1:9", settings["STRIPE_API_BASE"]);
        Assert.Equal("http://127.0.0.1:9", settings["LLM_BASE_URL_PRIMARY"]);
        Assert.Equal("sim-primary", settings["LLM_MODEL_PRIMARY"]);
    }

    [Fact]
    public void Upstreams_with_a_key_of_their_own_are_left_alone()
    {
        using var settings = new ConfigurationManager();
        settings["TURNSTILE_SECRET_KEY"] = "real";
        settings["LLM_API_KEY_PRIMARY"] = "real";
        settings["STRIPE_SECRET_KEY"] = "real";
        settings["COINGATE_API_TOKEN"] = "real";
        settings["UPGATE_API_KEY"] = "real";

        var simulated = SimulatedUpstreams.Configure(settings, new Uri("http://localhost:7071"));

        Assert.Single(simulated);
        Assert.Null(settings["TURNSTILE_VERIFY_URL"]);
        Assert.Null(settings["LLM_BASE_URL_PRIMARY"]);
        Assert.Null(settings["STRIPE_API_BASE"]);
        Assert.Null(settings["STRIPE_WEBHOOK_SECRET"]);
        Assert.Null(settings["COINGATE_API_BASE"]);
        Assert.Null(settings["UPGATE_API_BASE"]);
    }

    private void Write(string json) => File.WriteAllText(Path.Combine(folder.FullName, "local.settings.json"), json);

    private ConfigurationManager Read(LocalHostOptions options)
    {
        var settings = new ConfigurationManager();
        settings.AddSettings(options, folder.FullName);
        return settings;
    }

    private sealed class Variables : IDisposable
    {
        private readonly (string Name, string Value)[] variables;

        public Variables(params (string Name, string Value)[] variables)
        {
            this.variables = variables;
            Array.ForEach(variables, variable => Environment.SetEnvironmentVariable(variable.Name, variable.Value));
        }

        public void Dispose() => Array.ForEach(variables, variable => Environment.SetEnvironmentVariable(variable.Name, null));
    }
}

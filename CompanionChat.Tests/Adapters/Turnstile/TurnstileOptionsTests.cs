using Microsoft.Extensions.Options;

namespace CompanionChat.Tests.Adapters.Turnstile;

public sealed class TurnstileOptionsTests
{
    [Theory]
    [InlineData("TURNSTILE_SITE_KEY", null)]
    [InlineData("TURNSTILE_SITE_KEY", "two words")]
    [InlineData("TURNSTILE_SECRET_KEY", "")]
    [InlineData("TURNSTILE_SECRET_KEY", "wörd-of-ours")]
    [InlineData("TURNSTILE_VERIFY_URL", "siteverify")]
    [InlineData("TURNSTILE_VERIFY_URL", "/siteverify")]
    [InlineData("TURNSTILE_VERIFY_URL", "http://host.example/siteverify")]
    [InlineData("TURNSTILE_SCRIPT_URL", "http://host.example/api.js")]
    [InlineData("TURNSTILE_SCRIPT_URL", "//host.example/api.js")]
    [InlineData("TURNSTILE_SCRIPT_URL", "/\\host.example/api.js")]
    [InlineData("TURNSTILE_SCRIPT_URL", "api.js")]
    [InlineData("TURNSTILE_ACTION", "send message")]
    [InlineData("TURNSTILE_ACTION", "a123456789012345678901234567890123")]
    [InlineData("TURNSTILE_HOSTNAMES", "chat.example, https://other.example")]
    public async Task A_wrong_setting_stops_the_start_with_its_name(string name, string? value)
    {
        await using var bench = new TurnstileBench((name, value));

        var stopped = Assert.Throws<OptionsValidationException>(bench.Start);

        Assert.Contains(name, Assert.Single(stopped.Failures), StringComparison.Ordinal);
        Assert.DoesNotContain("wörd", stopped.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1x0000000000000000000000000000000AA")]
    [InlineData("2x0000000000000000000000000000000AA")]
    [InlineData("3x0000000000000000000000000000000AA")]
    public async Task A_test_secret_is_for_development_only(string secret)
    {
        await using var production = new TurnstileBench(("TURNSTILE_SECRET_KEY", secret));
        await using var staging = TurnstileBench.In("Staging", ("TURNSTILE_SECRET_KEY", secret));
        await using var development = TurnstileBench.In("Development", ("TURNSTILE_SECRET_KEY", secret));

        Assert.Contains("TURNSTILE_SECRET_KEY", Assert.Throws<OptionsValidationException>(production.Start).Message, StringComparison.Ordinal);
        Assert.Throws<OptionsValidationException>(staging.Start);
        development.Start();
    }

    [Fact]
    public async Task Only_the_keys_have_no_default()
    {
        await using var bench = new TurnstileBench(("TURNSTILE_HOSTNAMES", " "), ("TURNSTILE_ACTION", ""));

        bench.Start();

        Assert.Equal("https://challenges.cloudflare.com/turnstile/v0/siteverify", bench.Options.VerifyUrl);
        Assert.Equal("https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit", bench.Options.ScriptUrl);
        Assert.Equal("send-message", bench.Options.Action);
        Assert.Empty(bench.Options.Hostnames);
    }

    [Fact]
    public async Task The_simulators_addresses_pass()
    {
        await using var bench = new TurnstileBench(
            ("TURNSTILE_VERIFY_URL", "http://localhost:7071/_sim/turnstile/v0/siteverify"),
            ("TURNSTILE_SCRIPT_URL", "/_sim/turnstile/v0/api.js?render=explicit"),
            ("TURNSTILE_HOSTNAMES", "localhost,127.0.0.1, chat.example"));

        bench.Start();

        Assert.Equal(["localhost", "127.0.0.1", "chat.example"], bench.Options.Hostnames);
    }
}

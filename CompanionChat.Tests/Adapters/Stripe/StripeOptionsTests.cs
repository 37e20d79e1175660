using Microsoft.Extensions.Options;

namespace CompanionChat.Tests.Adapters.Stripe;

public sealed class StripeOptionsTests
{
    [Theory]
    [InlineData("STRIPE_SECRET_KEY", null, "STRIPE_SECRET_KEY")]
    [InlineData("STRIPE_SECRET_KEY", " ", "STRIPE_SECRET_KEY")]
    [InlineData("STRIPE_SECRET_KEY", "sk_live_two words", "STRIPE_SECRET_KEY")]
    [InlineData("STRIPE_SECRET_KEY", "sk_live_wörd", "STRIPE_SECRET_KEY")]
    [InlineData("STRIPE_SECRET_KEY", "pk_live_wörd", "STRIPE_SECRET_KEY")]
    [InlineData("STRIPE_SECRET_KEY", "pk_live_public", "STRIPE_SECRET_KEY")]
    [InlineData("STRIPE_SECRET_KEY", "key-of-ours", "STRIPE_SECRET_KEY")]
    [InlineData("STRIPE_WEBHOOK_SECRET", null, "STRIPE_WEBHOOK_SECRET")]
    [InlineData("STRIPE_WEBHOOK_SECRET", " , ", "STRIPE_WEBHOOK_SECRET")]
    [InlineData("STRIPE_WEBHOOK_SECRET", "whsec_a,whsec_b,whsec_c", "STRIPE_WEBHOOK_SECRET")]
    [InlineData("STRIPE_WEBHOOK_SECRET", "whsec_a,whsec wörd", "STRIPE_WEBHOOK_SECRET")]
    [InlineData("STRIPE_API_BASE", "http://host.example", "STRIPE_API_BASE")]
    [InlineData("STRIPE_API_BASE", "api.stripe.com", "STRIPE_API_BASE")]
    [InlineData("STRIPE_API_BASE", "https://api.stripe.com/v1", "STRIPE_API_BASE")]
    [InlineData("STRIPE_API_BASE", "https://api.stripe.com/v1/", "STRIPE_API_BASE")]
    public async Task A_wrong_setting_stops_the_start_with_its_name(string name, string? value, string named)
    {
        await using var bench = new StripeBench((name, value));

        var stopped = Assert.Throws<OptionsValidationException>(bench.Start);

        Assert.Contains(named, Assert.Single(stopped.Failures), StringComparison.Ordinal);
        Assert.All(["wörd", "of-ours", "public"], part => Assert.DoesNotContain(part, stopped.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("sk_test_1")]
    [InlineData("rk_test_1")]
    public async Task A_test_key_is_for_development_only(string key)
    {
        await using var production = new StripeBench(("STRIPE_SECRET_KEY", key));
        await using var staging = StripeBench.In("Staging", ("STRIPE_SECRET_KEY", key));
        await using var development = StripeBench.In("Development", ("STRIPE_SECRET_KEY", key));

        Assert.Throws<OptionsValidationException>(production.Start);
        Assert.Throws<OptionsValidationException>(staging.Start);
        development.Start();
        Assert.False(development.Options.IsLiveMode);
    }

    [Theory]
    [InlineData("whatever", true)]
    [InlineData("pk_test_1", false)]
    public async Task In_development_another_server_may_play_Stripe_with_a_key_of_its_own(string key, bool starts)
    {
        await using var development = StripeBench.In("Development", ("STRIPE_SECRET_KEY", key));

        Assert.Equal(starts, Record.Exception(development.Start) is null);
    }

    [Fact]
    public async Task Without_any_setting_it_is_not_offered()
    {
        await using var bench = new StripeBench(("STRIPE_SECRET_KEY", null), ("STRIPE_WEBHOOK_SECRET", ""));

        bench.Start();

        Assert.Null(bench.Payments);
        Assert.Null(bench.Webhooks);
    }

    [Theory]
    [InlineData("sk_live_1")]
    [InlineData("rk_live_1")]
    public async Task Two_secrets_and_a_simulators_address_pass(string key)
    {
        await using var bench = new StripeBench(
            ("STRIPE_SECRET_KEY", key), ("STRIPE_WEBHOOK_SECRET", "whsec_new, whsec_old"), ("STRIPE_API_BASE", "http://localhost:7071/_sim/stripe/"));

        bench.Start();

        Assert.True(bench.Options.IsLiveMode);
        Assert.Equal(["whsec_new", "whsec_old"], bench.Options.WebhookSecrets);
        Assert.Equal("http://localhost:7071/_sim/stripe", bench.Options.ApiBase);
        Assert.NotNull(bench.Payments);
        Assert.NotNull(bench.Webhooks);
    }
}

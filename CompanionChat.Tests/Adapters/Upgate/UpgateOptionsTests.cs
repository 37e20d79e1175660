using Microsoft.Extensions.Options;

namespace CompanionChat.Tests.Adapters.Upgate;

public sealed class UpgateOptionsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public async Task Without_a_key_it_is_not_offered(string? key)
    {
        await using var bench = new UpgateBench("Production", ("UPGATE_API_KEY", key));

        bench.Start();

        Assert.Null(bench.Payments);
        Assert.Null(bench.Webhooks);
    }

    [Fact]
    public async Task The_address_may_end_with_a_slash()
    {
        await using var bench = new UpgateBench("Production", ("UPGATE_API_BASE", "https://cards.example/v9/"));
        bench.Lists().Start();

        await bench.ReadAsync();

        Assert.StartsWith("https://cards.example/v9/transaction?", bench.Api.Seen[0].Address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPGATE_API_KEY", "two words", "Production")]
    [InlineData("UPGATE_API_BASE", "api.upgate.com", "Production")]
    [InlineData("UPGATE_API_BASE", "http://api.upgate.com/v1", "Production")]
    [InlineData("UPGATE_API_BASE", "https://api.sandbox.upgate.com/v1", "Production")]
    public async Task A_setting_that_cannot_be_right_keeps_the_host_from_starting(string name, string value, string environment)
    {
        await using var bench = new UpgateBench(environment, (name, value));

        var failure = Assert.Throws<OptionsValidationException>(bench.Start);

        Assert.Contains(name, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://api.sandbox.upgate.com/v1", "Development")]
    [InlineData("http://127.0.0.1:7071/_sim/upgate", "Development")]
    [InlineData("https://api.upgate.com/v1", "Production")]
    public async Task Play_money_is_for_development(string address, string environment)
    {
        await using var bench = new UpgateBench(environment, ("UPGATE_API_BASE", address));

        bench.Start();

        Assert.NotNull(bench.Payments);
    }
}

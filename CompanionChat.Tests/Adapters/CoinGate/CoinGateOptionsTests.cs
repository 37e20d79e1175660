using Microsoft.Extensions.Options;

namespace CompanionChat.Tests.Adapters.CoinGate;

public sealed class CoinGateOptionsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public async Task Without_a_token_it_is_not_offered(string? token)
    {
        await using var bench = new CoinGateBench("Production", ("COINGATE_API_TOKEN", token));

        bench.Start();

        Assert.Null(bench.Payments);
        Assert.Null(bench.Webhooks);
    }

    [Fact]
    public async Task The_address_may_end_with_a_slash()
    {
        await using var bench = new CoinGateBench("Production", ("COINGATE_API_BASE", "https://coins.example/v9/"));
        bench.Api.Answers(404, "{}");
        bench.Start();

        await bench.ReadAsync(CoinGateBench.Open, "538");

        Assert.Equal("https://coins.example/v9/orders/538", bench.Api.Seen[0].Address);
    }

    [Theory]
    [InlineData("COINGATE_API_TOKEN", "two words", "Production")]
    [InlineData("COINGATE_API_BASE", "api.coingate.com", "Production")]
    [InlineData("COINGATE_API_BASE", "http://api.coingate.com/api/v2", "Production")]
    [InlineData("COINGATE_API_BASE", "https://api-sandbox.coingate.com/api/v2", "Production")]
    public async Task A_setting_that_cannot_be_right_keeps_the_host_from_starting(string name, string value, string environment)
    {
        await using var bench = new CoinGateBench(environment, (name, value));

        var failure = Assert.Throws<OptionsValidationException>(bench.Start);

        Assert.Contains(name, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://api-sandbox.coingate.com/api/v2", "Development")]
    [InlineData("http://127.0.0.1:7071/_sim/coingate", "Development")]
    [InlineData("https://api.coingate.com/api/v2", "Production")]
    public async Task Play_money_is_for_development(string address, string environment)
    {
        await using var bench = new CoinGateBench(environment, ("COINGATE_API_BASE", address));

        bench.Start();

        Assert.NotNull(bench.Payments);
    }
}

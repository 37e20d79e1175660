using System.Net;
using System.Text.Json.Nodes;
using CompanionChat.Domain.Payments;
using CompanionChat.Tests.Infrastructure;
using Microsoft.Extensions.Logging;

namespace CompanionChat.Tests.Adapters.CoinGate;

public sealed class ReadOrderTests
{
    [Theory]
    [InlineData("new", PaymentProgress.Open)]
    [InlineData("pending", PaymentProgress.Open)]
    [InlineData("confirming", PaymentProgress.Processing)]
    [InlineData("paid", PaymentProgress.Paid)]
    [InlineData("invalid", PaymentProgress.Failed)]
    [InlineData("expired", PaymentProgress.Expired)]
    [InlineData("canceled", PaymentProgress.Expired)]
    [InlineData("refunded", PaymentProgress.Paid)]
    [InlineData("partially_refunded", PaymentProgress.Paid)]
    public async Task Every_documented_status_has_its_meaning(string status, PaymentProgress progress)
    {
        await using var bench = new CoinGateBench();

        var report = await bench.ReadAsync(CoinGateBench.Made(status));

        Assert.Equal(
            ("538", progress, new Money(999, "usd"), null, CoinGateBench.Order.Id.Value),
            (report.SessionId, report.Progress, report.Price, report.UserKey, report.OrderId));
        Assert.False(report.IsUnderpaid);
        var call = Assert.Single(bench.Api.Seen);
        Assert.Equal(("GET", "https://api.coingate.com/api/v2/orders/538", $"Token {PaymentBench.Key}"), (call.Method, call.Address, call.Authorization));
    }

    [Fact]
    public async Task A_status_that_is_not_documented_changes_nothing_and_is_told_of()
    {
        await using var bench = new CoinGateBench();

        Assert.Equal(PaymentProgress.Open, (await bench.ReadAsync(CoinGateBench.Made("on_the_moon"))).Progress);

        Assert.True(bench.Log.Has(LogLevel.Warning));
        Assert.DoesNotContain("on_the_moon", bench.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0", false)]
    [InlineData("0.0", false)]
    [InlineData("0.00000001", true)]
    public async Task Less_than_was_asked_is_named(string missing, bool isUnderpaid)
    {
        await using var bench = new CoinGateBench();

        Assert.Equal(isUnderpaid, (await bench.ReadAsync(CoinGateBench.Made("paid", fields: ("underpaid_amount", missing)))).IsUnderpaid);
    }

    [Fact]
    public async Task More_than_was_asked_is_fine_and_told_of()
    {
        await using var bench = new CoinGateBench();

        Assert.False((await bench.ReadAsync(CoinGateBench.Made("paid", fields: ("overpaid_amount", "0.1")))).IsUnderpaid);
        Assert.True(bench.Log.Has(LogLevel.Warning));
    }

    [Theory]
    [InlineData("10.0", "eur", 1000, "eur")]
    [InlineData("1200", "JPY", 1200, "jpy")]
    [InlineData("9.999", "USD", null, null)]
    [InlineData("-1", "USD", null, null)]
    [InlineData("79228162514264337593543950335", "USD", null, null)]
    [InlineData("1e30", "USD", null, null)]
    [InlineData("nine", "USD", null, null)]
    [InlineData("9.99", "DOLLARS", null, null)]
    public async Task The_price_is_read_exactly_or_not_at_all(string amount, string currency, int? smallest, string? letters)
    {
        await using var bench = new CoinGateBench();

        var report = await bench.ReadAsync(CoinGateBench.Made("paid", fields: [("price_amount", amount), ("price_currency", currency)]));

        Assert.Equal(smallest is { } value ? new Money(value, letters!) : null, report.Price);
    }

    [Fact]
    public async Task Numbers_may_be_numbers()
    {
        await using var bench = new CoinGateBench();

        Assert.Equal(new Money(999, "usd"), (await bench.ReadAsync(CoinGateBench.Made("paid", fields: ("price_amount", 9.99m)))).Price);
    }

    [Fact]
    public async Task A_full_refund_is_all_of_it_whatever_is_listed()
    {
        await using var bench = new CoinGateBench();

        Assert.Equal(999, (await bench.ReadAsync(CoinGateBench.Made("refunded"))).Facts.RefundedAmount);
    }

    [Fact]
    public async Task Of_a_part_the_completed_refunds_count_rounded_down()
    {
        await using var bench = new CoinGateBench();
        var refunds = new JsonArray(
            CoinGateBench.Refund("2.0"), CoinGateBench.Refund("1.009"), CoinGateBench.Refund("3.0", "pending"), CoinGateBench.Refund("4.0", "rejected"), "not one");

        var report = await bench.ReadAsync(CoinGateBench.Made("partially_refunded", fields: ("refunds", refunds)));

        Assert.Equal((300, "538"), (report.Facts.RefundedAmount, report.Facts.PaymentId));
    }

    // Divided by the price before it is multiplied, some of these are a hair less than what they are.
    [Theory]
    [InlineData("4.99", "2.5", 250)]
    [InlineData("4.99", "2.49", 249)]
    [InlineData("9.99", "0.01", 1)]
    [InlineData("19.99", "19.98", 1998)]
    public async Task A_refund_is_taken_back_to_the_cent(string price, string refund, long cents)
    {
        await using var bench = new CoinGateBench();
        var made = CoinGateBench.Made("partially_refunded", fields: [("price_amount", price), ("refunds", new JsonArray(CoinGateBench.Refund(refund)))]);

        Assert.Equal(cents, (await bench.ReadAsync(made)).Facts.RefundedAmount);
    }

    [Fact]
    public async Task More_refunds_than_money_are_all_of_it()
    {
        await using var bench = new CoinGateBench();
        var refunds = new JsonArray(CoinGateBench.Refund("999999999999"), CoinGateBench.Refund("99999999999999999999999999"));

        Assert.Equal(999, (await bench.ReadAsync(CoinGateBench.Made("partially_refunded", fields: ("refunds", refunds)))).Facts.RefundedAmount);
    }

    [Fact]
    public async Task A_part_that_is_not_named_takes_nothing_back_and_is_told_of()
    {
        await using var bench = new CoinGateBench();

        Assert.Equal(0, (await bench.ReadAsync(CoinGateBench.Made("partially_refunded"))).Facts.RefundedAmount);
        Assert.True(bench.Log.Has(LogLevel.Warning));
    }

    [Fact]
    public async Task An_order_that_CoinGate_does_not_know_is_none()
    {
        await using var bench = new CoinGateBench();
        bench.Api.Answers(404, """{"message":"Not found","reason":"RecordNotFound"}""");

        Assert.Null(await bench.ReadAsync(CoinGateBench.Open, "538"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("538/refunds")]
    [InlineData("..")]
    [InlineData("５３８")]
    [InlineData("123456789012345678901")]
    public async Task What_can_be_no_id_of_CoinGates_is_not_asked_for(string id)
    {
        await using var bench = new CoinGateBench();

        Assert.Null(await bench.ReadAsync(CoinGateBench.Open, id));
        Assert.Empty(bench.Api.Seen);
    }

    [Theory]
    [InlineData("expired", true)]
    [InlineData("new", true)]
    [InlineData("paid", false)]
    public async Task Another_try_s_order_says_something_only_when_it_is_paid(string status, bool saysNothing)
    {
        await using var bench = new CoinGateBench();
        bench.Api.Answers(200, CoinGateBench.Made(status, id: 540).ToJsonString());

        Assert.Equal(saysNothing, await bench.ReadAsync(CoinGateBench.Open, "540") is null);
    }

    [Fact]
    public async Task Reading_is_repeated_once()
    {
        await using var bench = new CoinGateBench();
        bench.Api.Answers(500, "oops").Answers(200, CoinGateBench.Made("paid").ToJsonString());
        Assert.Equal(PaymentProgress.Paid, (await bench.ReadAsync(CoinGateBench.Open, "538"))!.Progress);

        bench.Api.Breaks().Breaks();
        var failure = await Assert.ThrowsAsync<PaymentProviderUnavailableException>(() => bench.ReadAsync(CoinGateBench.Open, "538"));
        Assert.Equal((0, "connection"), (failure.Status, failure.Reason));
    }

    [Fact]
    public async Task An_answer_that_is_too_large_is_not_read()
    {
        await using var bench = new CoinGateBench();
        bench.Api.Does(() => new HttpResponseMessage(HttpStatusCode.OK) { Content = new ChunkedBody(new byte[(4 * 1024 * 1024) + 1]) });

        var failure = await Assert.ThrowsAsync<PaymentProviderUnavailableException>(() => bench.ReadAsync(CoinGateBench.Open, "538"));

        Assert.Equal("too_large", failure.Reason);
    }

    [Fact]
    public async Task A_token_that_CoinGate_refuses_alarms()
    {
        await using var bench = new CoinGateBench();
        bench.Api.Answers(401, """{"reason":"BadCredentials"}""");

        await Assert.ThrowsAsync<PaymentProviderUnavailableException>(() => bench.ReadAsync(CoinGateBench.Open, "538"));

        Assert.True(bench.Log.Has(LogLevel.Error));
        bench.KeepsItsSecrets(PaymentBench.Key);
    }
}

using CompanionChat.Domain.Payments;
using Microsoft.Extensions.Logging;

namespace CompanionChat.Tests.Adapters.Upgate;

public sealed class ReadTransactionsTests
{
    [Theory]
    [InlineData("SUCCESS", 1000, PaymentProgress.Paid)]
    [InlineData("DECLINE", 2000, PaymentProgress.Failed)]
    [InlineData("ERROR", 3000, PaymentProgress.Failed)]
    [InlineData("ERROR", 1200, PaymentProgress.Processing)]
    [InlineData("SUCCESS", 1200, PaymentProgress.Processing)]
    [InlineData("PENDING", 1200, PaymentProgress.Processing)]
    public async Task A_sale_says_how_far_the_money_has_come(string status, int code, PaymentProgress progress)
    {
        await using var bench = new UpgateBench();

        var report = await bench.Lists(bench.Transaction(status: status, code: code)).Lists().ReadAsync();

        Assert.Equal(
            ("checkout-1", progress, new Money(999, "usd"), PaymentBench.User.Value, UpgateBench.Order.Id.Value),
            (report.SessionId, report.Progress, report.Price, report.UserKey, report.OrderId));
    }

    [Fact]
    public async Task It_asks_for_sales_of_the_checkout_s_time_and_then_for_what_came_after()
    {
        await using var bench = new UpgateBench();

        await bench.Lists(bench.Transaction()).Lists().ReadAsync();

        const string Root = "https://api.upgate.com/v1/transaction?transaction_type=";
        Assert.Equal(
            [
                $"{Root}SALE&created_at_from=2026-11-21T11%3A50%3A00.000Z&created_at_to=2026-11-22T13%3A00%3A00.000Z&limit=200",
                $"{Root}REFUND%2CVOID%2CCHARGEBACK%2CCHARGEBACK_REVERSAL%2CRDR%2CRDR_REVERSAL&created_at_from=2026-11-21T11%3A50%3A01.000Z&limit=200",
            ],
            bench.Api.Seen.Select(call => call.Address), StringComparer.Ordinal);
        Assert.All(bench.Api.Seen, call => Assert.Equal(PaymentBench.Key, call.Headers["X-Api-Key"]));
    }

    [Fact]
    public async Task Others_transactions_count_for_nothing()
    {
        await using var bench = new UpgateBench();

        var report = await bench.Lists(bench.Transaction(order: "another")).ReadAsync();

        Assert.Equal((PaymentProgress.Open, null), (report.Progress, report.UserKey));
    }

    [Fact]
    public async Task A_checkout_that_nobody_paid_is_over_when_its_time_is()
    {
        await using var bench = new UpgateBench();
        Assert.Equal(PaymentProgress.Open, (await bench.Lists().ReadAsync()).Progress);

        bench.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(PaymentProgress.Expired, (await bench.Lists().ReadAsync()).Progress);
    }

    [Fact]
    public async Task A_card_that_was_declined_first_does_not_matter()
    {
        await using var bench = new UpgateBench();

        Assert.Equal(PaymentProgress.Paid, (await bench.Lists(bench.Transaction(status: "DECLINE", code: 2004), bench.Transaction()).Lists().ReadAsync()).Progress);
    }

    [Fact]
    public async Task All_pages_are_read()
    {
        await using var bench = new UpgateBench();

        var report = await bench.Lists("T&9", [bench.Transaction(order: "another")]).Lists(bench.Transaction()).Lists().ReadAsync();

        Assert.Equal(PaymentProgress.Paid, report.Progress);
        Assert.EndsWith("&limit=200&prev_id=T%269", bench.Api.Seen[1].Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_pages_than_can_be_read_are_a_failure_and_not_an_answer()
    {
        await using var bench = new UpgateBench();
        for (var page = 0; page < 20; page++)
        {
            bench.Lists("T9", []);
        }

        var failure = await Assert.ThrowsAsync<PaymentProviderUnavailableException>(() => bench.ReadAsync());

        Assert.Equal("too_many_transactions", failure.Reason);
    }

    [Fact]
    public async Task Two_payments_are_told_of_and_the_first_counts()
    {
        await using var bench = new UpgateBench();

        var report = await bench.Lists(bench.Transaction(payment: "P1"), bench.Transaction(payment: "P2"))
            .Lists(bench.Transaction("REFUND", payment: "P2")).ReadAsync();

        Assert.Equal(("P1", 0), (report.Facts.PaymentId, report.Facts.RefundedAmount));
        Assert.True(bench.Log.Has(LogLevel.Warning));
    }

    [Fact]
    public async Task The_payment_that_is_known_counts_even_if_it_is_not_the_first()
    {
        await using var bench = new UpgateBench();

        var report = await bench.Lists(bench.Transaction(payment: "P1"), bench.Transaction(payment: "P2")).Lists()
            .ReadAsync(UpgateBench.Open with { PaymentId = "P2" });

        Assert.Equal("P2", report.Facts.PaymentId);
    }

    [Fact]
    public async Task Refunds_add_up()
    {
        await using var bench = new UpgateBench();

        var facts = await bench.FactsAsync(
            bench.Transaction("REFUND", amount: "1.00"),
            bench.Transaction("REFUND", amount: "2.50"),
            bench.Transaction("REFUND", status: "DECLINE", code: 2151, amount: "5.00"),
            bench.Transaction("REFUND", code: 1200, amount: "5.00"));

        Assert.Equal(("P1", 350), (facts.PaymentId, facts.RefundedAmount));
    }

    [Theory]
    [InlineData("VOID", "9.99", "USD", 999)]
    [InlineData("REFUND", null, "USD", 999)]
    [InlineData("REFUND", "5.00", "EUR", 999)]
    [InlineData("REFUND", "50.00", "USD", 999)]
    public async Task A_refund_without_a_part_that_can_be_told_is_of_all(string type, string? amount, string currency, long refunded)
    {
        await using var bench = new UpgateBench();

        Assert.Equal(refunded, (await bench.FactsAsync(bench.Transaction(type, amount: amount, currency: currency))).RefundedAmount);
    }

    [Fact]
    public async Task A_refund_in_the_buyer_s_currency_counts_by_its_part()
    {
        await using var bench = new UpgateBench();

        var report = await bench.Lists(bench.Transaction(amount: "9.00", currency: "EUR")).Lists(bench.Transaction("REFUND", amount: "4.50", currency: "EUR")).ReadAsync();

        Assert.Equal(499, report.Facts.RefundedAmount);
    }

    [Theory]
    [InlineData("CHARGEBACK")]
    [InlineData("RDR")]
    public async Task A_chargeback_is_a_dispute_that_its_reversal_wins(string type)
    {
        await using var bench = new UpgateBench();
        var (first, second, reversal) = (bench.Transaction(type), bench.Transaction(type, amount: "1.00"), bench.Transaction($"{type}_REVERSAL"));

        Assert.Equal([DisputeState.Open, DisputeState.Open], (await bench.FactsAsync(first, second)).Disputes.Select(dispute => dispute.State));
        var after = await bench.FactsAsync((System.Text.Json.Nodes.JsonObject)first.DeepClone(), (System.Text.Json.Nodes.JsonObject)second.DeepClone(), reversal);
        Assert.Equal([new Dispute("T1", 999, DisputeState.Won), new Dispute("T2", 100, DisputeState.Open)], after.Disputes);
    }

    [Fact]
    public async Task Reading_is_repeated_once()
    {
        await using var bench = new UpgateBench();
        bench.Api.Breaks().Answers(500, "oops");

        var failure = await Assert.ThrowsAsync<PaymentProviderUnavailableException>(() => bench.ReadAsync());

        Assert.Equal((500, "unreadable"), (failure.Status, failure.Reason));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"data":{}}""")]
    public async Task What_is_no_list_is_a_failure(string body)
    {
        await using var bench = new UpgateBench();
        bench.Api.Answers(200, body);

        await Assert.ThrowsAsync<PaymentProviderUnavailableException>(() => bench.ReadAsync());
    }

    [Fact]
    public async Task What_is_no_transaction_is_passed_over()
    {
        await using var bench = new UpgateBench();
        var broken = bench.Transaction();
        broken.Remove("payment");

        Assert.Equal(PaymentProgress.Open, (await bench.Lists(broken).ReadAsync()).Progress);
    }
}

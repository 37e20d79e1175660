using CompanionChat.Domain.Payments;

namespace CompanionChat.Tests.Adapters.Stripe;

public sealed class ReadCheckoutTests
{
    [Theory]
    [InlineData("open", "unpaid", PaymentProgress.Open)]
    [InlineData("complete", "unpaid", PaymentProgress.Processing)]
    [InlineData("complete", "paid", PaymentProgress.Paid)]
    [InlineData("complete", "no_payment_required", PaymentProgress.Paid)]
    [InlineData("expired", "unpaid", PaymentProgress.Expired)]
    [InlineData("expired", "paid", PaymentProgress.Expired)]
    [InlineData("never_heard_of", "never_heard_of", PaymentProgress.Open)]
    public async Task Status_and_payment_say_how_far_it_is(string status, string payment, PaymentProgress progress)
    {
        await using var bench = new StripeBench();
        bench.Api.Answers(200, StripeAnswers.Session(("status", status), ("payment_status", payment)).ToJsonString());

        Assert.Equal(progress, (await bench.ReadAsync())!.Progress);
    }

    [Fact]
    public async Task The_session_is_asked_for_with_its_charge_and_reported_whole()
    {
        await using var bench = new StripeBench();
        bench.Api.Answers(200, StripeAnswers.Session(
            ("status", "complete"),
            ("payment_status", "paid"),
            ("payment_intent", StripeAnswers.Payment(("latest_charge", StripeAnswers.Charge(("amount_refunded", 333), ("disputed", true)))))).ToJsonString());

        var report = await bench.ReadAsync();

        var call = Assert.Single(bench.Api.Seen);
        Assert.Equal(("GET", "https://api.stripe.com/v1/checkout/sessions/cs_1?expand[0]=payment_intent.latest_charge", ""), (call.Method, call.Address, call.Body));
        Assert.False(call.Headers.ContainsKey("Idempotency-Key"));
        Assert.NotNull(report);
        Assert.Equal(("cs_1", PaymentProgress.Paid, new Money(999, "usd")), (report.SessionId, report.Progress, report.Price));
        Assert.Equal((StripeBench.User.Value, StripeBench.Order.Id.Value), (report.UserKey, report.OrderId));
        Assert.Equal((false, false), (report.IsOtherMode, report.IsUnderpaid));
        Assert.Equal(("pi_1", 333L, false), (report.Facts.PaymentId, report.Facts.RefundedAmount, report.Facts.Failed));
        Assert.Empty(report.Facts.Disputes);
    }

    [Fact]
    public async Task What_was_not_expanded_is_named_all_the_same()
    {
        await using var bench = new StripeBench();
        bench.Api.Answers(200, StripeAnswers.Session(("payment_intent", "pi_9")).ToJsonString())
            .Answers(200, StripeAnswers.Session(("payment_intent", StripeAnswers.Payment(("latest_charge", "ch_9")))).ToJsonString())
            .Answers(200, StripeAnswers.Session(("payment_intent", StripeAnswers.Payment(("latest_charge", null)))).ToJsonString());

        Assert.Equal(("pi_9", 0L), Named(await bench.ReadAsync()));
        Assert.Equal(("pi_1", 0L), Named(await bench.ReadAsync()));
        Assert.Equal(("pi_1", 0L), Named(await bench.ReadAsync()));
    }

    [Theory]
    [InlineData("mode", "subscription")]
    [InlineData("mode", "setup")]
    [InlineData("amount_total", null)]
    [InlineData("currency", null)]
    public async Task What_is_no_single_payment_has_no_price(string member, string? value)
    {
        await using var bench = new StripeBench();
        bench.Api.Answers(200, StripeAnswers.Session((member, value)).ToJsonString());

        Assert.Null((await bench.ReadAsync())!.Price);
    }

    [Theory]
    [InlineData("sk_live_1", true, false)]
    [InlineData("sk_live_1", false, true)]
    [InlineData("rk_live_1", false, true)]
    [InlineData("sk_test_1", true, true)]
    [InlineData("rk_test_1", false, false)]
    public async Task Play_money_is_told_from_real_money(string key, bool livemode, bool isOther)
    {
        await using var bench = StripeBench.In("Development", ("STRIPE_SECRET_KEY", key));
        bench.Api.Answers(200, StripeAnswers.Session(("livemode", livemode)).ToJsonString());

        Assert.Equal(isOther, (await bench.ReadAsync())!.IsOtherMode);
    }

    [Fact]
    public async Task A_session_that_names_no_order_is_reported_so()
    {
        await using var bench = new StripeBench();
        bench.Api.Answers(200, StripeAnswers.Session(("metadata", null)).ToJsonString());

        var report = await bench.ReadAsync();

        Assert.Equal((null, null), (report!.UserKey, report.OrderId));
    }

    [Fact]
    public async Task A_session_that_Stripe_does_not_know_is_none()
    {
        await using var bench = new StripeBench();
        bench.Api.Answers(404, StripeAnswers.Error("resource_missing"));

        Assert.Null(await bench.ReadAsync());
        Assert.Empty(bench.Log.Text);
    }

    private static (string?, long) Named(PaymentReport? report) => (report!.Facts.PaymentId, report.Facts.RefundedAmount);
}

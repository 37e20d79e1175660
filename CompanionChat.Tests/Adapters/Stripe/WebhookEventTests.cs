using System.Text.Json.Nodes;
using CompanionChat.Domain.Payments;
using CompanionChat.Functions.Features.Webhooks;
using Microsoft.Extensions.Logging;

namespace CompanionChat.Tests.Adapters.Stripe;

public sealed class WebhookEventTests
{
    [Theory]
    [InlineData("checkout.session.completed", false)]
    [InlineData("checkout.session.async_payment_succeeded", false)]
    [InlineData("checkout.session.async_payment_failed", true)]
    [InlineData("checkout.session.expired", false)]
    public async Task A_sessions_event_names_its_order_and_proves_no_payment(string type, bool failed)
    {
        await using var bench = new StripeBench();

        var concerns = Concerns(await bench.DeliverAsync(StripeAnswers.Event(type, StripeAnswers.Session(("payment_status", "paid"), ("payment_intent", "pi_1")))));

        Assert.Equal((type, "cs_1"), (concerns.Type, concerns.SessionId));
        Assert.Equal((failed, 0L, 0), (concerns.Facts.Failed, concerns.Facts.RefundedAmount, concerns.Facts.Disputes.Count));
        Assert.Null(concerns.CallbackToken);
        Assert.False(concerns.MustReadBack);
        Assert.Empty(bench.Api.Seen);
    }

    [Fact]
    public async Task A_sessions_event_of_the_other_mode_is_left_to_the_reading_back()
    {
        await using var bench = new StripeBench();

        var concerns = Concerns(await bench.DeliverAsync(
            StripeAnswers.Event("checkout.session.async_payment_failed", StripeAnswers.Session(("livemode", false)), ("livemode", false))));

        Assert.False(concerns.Facts.Failed);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("not a key", "0123")]
    [InlineData("Z29vZ2xlfDExNw", null)]
    [InlineData("Z29vZ2xlfDExNw", "0123")]
    [InlineData("Z29vZ2xl", "ours")]
    public async Task A_session_of_somebody_elses_is_ignored(string? user, string? order)
    {
        await using var bench = new StripeBench();
        var metadata = new JsonObject { ["user_key"] = user, ["order_id"] = order == "ours" ? StripeBench.Order.Id.Value : order };

        Assert.Equal(
            new WebhookReading.Ignored("checkout.session.completed"),
            await bench.DeliverAsync(StripeAnswers.Event("checkout.session.completed", StripeAnswers.Session(("metadata", metadata)))));
    }

    [Theory]
    [InlineData("charge.dispute.updated")]
    [InlineData("charge.dispute.funds_withdrawn")]
    [InlineData("charge.dispute.funds_reinstated")]
    [InlineData("refund.created")]
    [InlineData("payment_intent.succeeded")]
    [InlineData("never.heard.of")]
    public async Task Other_events_are_ignored(string type)
    {
        await using var bench = new StripeBench();

        Assert.Equal(new WebhookReading.Ignored(type), await bench.DeliverAsync(StripeAnswers.Event(type, StripeAnswers.Dispute())));
        Assert.Equal(new WebhookReading.Ignored(type), await bench.DeliverAsync(StripeAnswers.Event(type, new JsonObject { ["object"] = "never_heard_of" })));
    }

    [Fact]
    public async Task A_refund_is_taken_from_the_signed_charge()
    {
        await using var bench = new StripeBench();

        var concerns = Concerns(await bench.DeliverAsync(StripeAnswers.Event("charge.refunded", StripeAnswers.Charge(("amount_refunded", 333)))));

        Assert.Equal(("pi_1", 333L, null), (concerns.Facts.PaymentId, concerns.Facts.RefundedAmount, concerns.SessionId));
        Assert.Empty(bench.Api.Seen);
    }

    [Fact]
    public async Task A_charge_that_names_no_order_is_looked_up_by_its_payment()
    {
        await using var bench = new StripeBench();
        bench.Api.Answers(200, StripeAnswers.Payment().ToJsonString());

        var concerns = Concerns(await bench.DeliverAsync(
            StripeAnswers.Event("charge.refunded", StripeAnswers.Charge(("amount_refunded", 333), ("metadata", new JsonObject())))));

        Assert.Equal(333, concerns.Facts.RefundedAmount);
        var call = Assert.Single(bench.Api.Seen);
        Assert.Equal(("GET", "https://api.stripe.com/v1/payment_intents/pi_1"), (call.Method, call.Address));
    }

    [Theory]
    [InlineData("charge.dispute.created", "needs_response", DisputeState.Open)]
    [InlineData("charge.dispute.created", "warning_needs_response", DisputeState.Open)]
    [InlineData("charge.dispute.created", "under_review", DisputeState.Open)]
    [InlineData("charge.dispute.created", "never_heard_of", DisputeState.Open)]
    [InlineData("charge.dispute.closed", "won", DisputeState.Won)]
    [InlineData("charge.dispute.closed", "warning_closed", DisputeState.Won)]
    [InlineData("charge.dispute.closed", "lost", DisputeState.Lost)]
    public async Task A_dispute_belongs_to_its_payments_order(string type, string status, DisputeState state)
    {
        await using var bench = new StripeBench();
        bench.Api.Answers(200, StripeAnswers.Payment().ToJsonString());

        var concerns = Concerns(await bench.DeliverAsync(StripeAnswers.Event(type, StripeAnswers.Dispute(("status", status), ("amount", 500)))));

        Assert.Equal(new Dispute("du_1", 500, state), Assert.Single(concerns.Facts.Disputes));
        Assert.Equal(("pi_1", 0L), (concerns.Facts.PaymentId, concerns.Facts.RefundedAmount));
        Assert.Equal("https://api.stripe.com/v1/payment_intents/pi_1", Assert.Single(bench.Api.Seen).Address);
    }

    [Fact]
    public async Task A_dispute_that_names_no_payment_belongs_to_its_charges_order()
    {
        await using var bench = new StripeBench();
        bench.Api.Answers(200, StripeAnswers.Charge().ToJsonString());

        var concerns = Concerns(await bench.DeliverAsync(StripeAnswers.Event("charge.dispute.created", StripeAnswers.Dispute(("payment_intent", null)))));

        Assert.Equal("pi_1", concerns.Facts.PaymentId);
        Assert.Equal("https://api.stripe.com/v1/charges/ch_1", Assert.Single(bench.Api.Seen).Address);
    }

    [Theory]
    [InlineData("charge.refunded", 1)]
    [InlineData("charge.dispute.created", 2)]
    public async Task Money_of_somebody_elses_is_ignored(string type, int calls)
    {
        await using var bench = new StripeBench();
        bench.Api.Answers(200, StripeAnswers.Payment(("metadata", new JsonObject())).ToJsonString()).Answers(404, StripeAnswers.Error("resource_missing"));
        JsonNode about = type == "charge.refunded" ? StripeAnswers.Charge(("metadata", new JsonObject())) : StripeAnswers.Dispute();

        Assert.Equal(new WebhookReading.Ignored(type), await bench.DeliverAsync(StripeAnswers.Event(type, about)));
        Assert.Equal(calls, bench.Api.Seen.Count);
    }

    [Fact]
    public async Task Where_the_payment_must_be_asked_and_Stripe_is_down_a_later_delivery_can_help()
    {
        await using var bench = new StripeBench();
        bench.Api.Answers(500, StripeAnswers.Error(null, "api_error"));

        var failure = await Assert.ThrowsAsync<PaymentProviderUnavailableException>(
            () => bench.DeliverAsync(StripeAnswers.Event("charge.dispute.created", StripeAnswers.Dispute())));

        Assert.Equal(500, failure.Status);
    }

    [Theory]
    [InlineData(StripeBench.Key, false)]
    [InlineData("sk_test_1", true)]
    public async Task Play_money_that_goes_back_takes_nothing_back(string key, bool livemode)
    {
        await using var bench = StripeBench.In("Development", ("STRIPE_SECRET_KEY", key));

        Assert.Equal(
            new WebhookReading.Ignored("charge.refunded"),
            await bench.DeliverAsync(StripeAnswers.Event("charge.refunded", StripeAnswers.Charge(("amount_refunded", 999)), ("livemode", livemode))));
        Assert.Equal(
            new WebhookReading.Ignored("charge.dispute.created"),
            await bench.DeliverAsync(StripeAnswers.Event("charge.dispute.created", StripeAnswers.Dispute(), ("livemode", livemode))));
        Assert.True(bench.Log.Has(LogLevel.Warning));
        Assert.Empty(bench.Api.Seen);
    }

    private static WebhookReading.Concerns Concerns(WebhookReading reading)
    {
        var concerns = Assert.IsType<WebhookReading.Concerns>(reading);
        Assert.Equal((StripeBench.User, StripeBench.Order.Id), (concerns.User, concerns.OrderId));
        return concerns;
    }
}

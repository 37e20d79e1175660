using CompanionChat.Domain.Payments;

namespace CompanionChat.Tests.Adapters.Stripe;

public sealed class CloseCheckoutTests
{
    [Fact]
    public async Task An_open_checkout_is_ended()
    {
        await using var bench = new StripeBench();
        bench.Api.Answers(200, StripeAnswers.Session(("status", "expired")).ToJsonString());

        await bench.CloseAsync();

        var call = Assert.Single(bench.Api.Seen);
        Assert.Equal(("POST", "https://api.stripe.com/v1/checkout/sessions/cs_1/expire", ""), (call.Method, call.Address, call.Body));
    }

    [Theory]
    [InlineData("complete")]
    [InlineData("expired")]
    public async Task One_that_has_ended_stays_as_it_is(string status)
    {
        await using var bench = new StripeBench();
        bench.Api.Answers(400, StripeAnswers.Error(null)).Answers(200, StripeAnswers.Session(("status", status)).ToJsonString());

        await bench.CloseAsync();

        Assert.Equal(["POST", "GET"], bench.Api.Seen.Select(call => call.Method));
        Assert.Empty(bench.Log.Text);
    }

    [Fact]
    public async Task One_that_Stripe_does_not_know_needs_no_end()
    {
        await using var bench = new StripeBench();
        bench.Api.Answers(404, StripeAnswers.Error("resource_missing")).Answers(404, StripeAnswers.Error("resource_missing"));

        await bench.CloseAsync();

        Assert.Equal(2, bench.Api.Seen.Count);
    }

    [Fact]
    public async Task One_that_was_never_opened_needs_no_end()
    {
        await using var bench = new StripeBench();

        await bench.CloseAsync(StripeBench.Order with { SessionId = null });

        Assert.Empty(bench.Api.Seen);
    }

    [Fact]
    public async Task A_refusal_that_leaves_it_open_is_a_failure()
    {
        await using var bench = new StripeBench();
        bench.Api.Answers(400, StripeAnswers.Error("parameter_unknown")).Answers(200, StripeAnswers.Session().ToJsonString());

        var failure = await Assert.ThrowsAsync<PaymentProviderUnavailableException>(() => bench.CloseAsync());

        Assert.Equal((400, "still_open"), (failure.Status, failure.Reason));
    }
}

namespace CompanionChat.Tests.Simulators.Stripe;

/// <summary>What an Idempotency-Key does: https://docs.stripe.com/api/idempotent_requests.</summary>
public sealed class IdempotencyTests : IAsyncLifetime
{
    private const string Sessions = "/v1/checkout/sessions";
    private StripeServer stripe = null!;

    public async Task InitializeAsync() => stripe = await StripeServer.StartAsync();

    public async Task DisposeAsync() => await stripe.DisposeAsync();

    [Fact]
    public async Task The_same_request_again_gets_the_same_answer()
    {
        var first = await stripe.PostAsync(Sessions, StripeServer.Order, "key");
        var second = await stripe.PostAsync(Sessions, StripeServer.Order, "key");
        var other = await stripe.PostAsync(Sessions, StripeServer.Order, "other");

        Assert.Equal((200, false, true, false), (second.Status, first.IsReplayed, second.IsReplayed, other.IsReplayed));
        Assert.Equal(first.Body.ToJsonString(), second.Body.ToJsonString());
        Assert.Equal(first.Headers["Request-Id"], second.Headers["Original-Request"]);
        Assert.NotEqual(first.Id, other.Id, StringComparer.Ordinal);
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task The_same_key_for_something_else_is_an_error()
    {
        await stripe.PostAsync(Sessions, StripeServer.Order, "key");

        var parameters = await stripe.PostAsync(Sessions, StripeServer.OrderWith(("client_reference_id", "order-2")), "key");
        var endpoint = await stripe.PostAsync("/v1/refunds", StripeServer.Order, "key");

        Assert.Equal((400, "idempotency_error"), (parameters.Status, parameters.Error.Type));
        Assert.Equal((400, "idempotency_error"), (endpoint.Status, endpoint.Error.Type));
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task A_failure_of_Stripes_own_is_repeated_for_ever()
    {
        await stripe.TurnAsync("faults", new { mode = "error", status = 500 });

        var first = await stripe.PostAsync(Sessions, StripeServer.Order, "key");
        var second = await stripe.PostAsync(Sessions, StripeServer.Order, "key");
        var other = await stripe.PostAsync(Sessions, StripeServer.Order, "key.2");

        Assert.Equal((500, false, "api_error"), (first.Status, first.IsReplayed, first.Error.Type));
        Assert.Equal((500, true, "api_error"), (second.Status, second.IsReplayed, second.Error.Type));
        Assert.Equal((200, 1), (other.Status, await CountAsync()));
    }

    [Theory]
    [InlineData("error", 400)]
    [InlineData("rateLimited", 429)]
    [InlineData("reject", 400)]
    public async Task Any_other_no_is_not_remembered(string mode, int status)
    {
        await stripe.TurnAsync("faults", new { mode, status = 400 });

        Assert.Equal(status, (await stripe.PostAsync(Sessions, StripeServer.Order, "key")).Status);
        Assert.Equal(200, (await stripe.PostAsync(Sessions, StripeServer.Order, "key")).Status);
    }

    [Fact]
    public async Task Wrong_parameters_are_not_remembered()
    {
        var wrong = await stripe.PostAsync(Sessions, StripeServer.OrderWith(("mode", null)), "key");
        var right = await stripe.PostAsync(Sessions, StripeServer.Order, "key");

        Assert.Equal((400, 200), (wrong.Status, right.Status));
    }

    [Fact]
    public async Task A_no_of_the_state_of_things_is_remembered()
    {
        var id = await stripe.PaidAsync();

        Assert.False((await stripe.PostAsync($"{Sessions}/{id}/expire", idempotencyKey: "key")).IsReplayed);
        Assert.True((await stripe.PostAsync($"{Sessions}/{id}/expire", idempotencyKey: "key")).IsReplayed);
    }

    [Fact]
    public async Task A_dropped_answer_is_still_there_for_the_next_try()
    {
        await stripe.TurnAsync("faults", new { mode = "drop" });
        await Assert.ThrowsAsync<HttpRequestException>(() => stripe.PostAsync(Sessions, StripeServer.Order, "key"));

        var again = await stripe.PostAsync(Sessions, StripeServer.Order, "key");

        Assert.Equal((200, true, 1), (again.Status, again.IsReplayed, await CountAsync()));
    }

    [Fact]
    public async Task While_the_first_is_under_way_the_key_is_in_use()
    {
        await stripe.TurnAsync("faults", new { mode = "slow", delayMs = 4000 });
        var first = stripe.PostAsync(Sessions, StripeServer.Order, "key");
        while ((int)(await RequestsAsync())! < 1)
        {
            await Task.Yield();
        }

        var second = await stripe.PostAsync(Sessions, StripeServer.Order, "key");
        var other = await stripe.PostAsync(Sessions, StripeServer.Order, "other");
        var answered = await stripe.Clock.RunAsync(first, TimeSpan.FromSeconds(4));
        var third = await stripe.PostAsync(Sessions, StripeServer.Order, "key");

        Assert.Equal((409, "idempotency_key_in_use"), (second.Status, second.Error.Code));
        Assert.Equal((200, 200), (other.Status, answered.Status));
        Assert.Equal(answered.Id, third.Id);
    }

    [Theory]
    [InlineData(23, true)]
    [InlineData(25, false)]
    public async Task A_key_is_remembered_for_a_day(int hours, bool isReplayed)
    {
        await stripe.PostAsync(Sessions, StripeServer.Order, "key");
        stripe.Clock.Advance(TimeSpan.FromHours(hours));

        Assert.Equal(isReplayed, (await stripe.PostAsync(Sessions, StripeServer.Order, "key")).IsReplayed);
    }

    [Fact]
    public async Task A_key_has_at_most_255_characters() => Assert.Equal(
        (200, 400),
        ((await stripe.PostAsync(Sessions, StripeServer.Order, new string('k', 255))).Status, (await stripe.PostAsync(Sessions, StripeServer.Order, new string('k', 256))).Status));

    private async Task<int> CountAsync() => (await stripe.GetAsync($"{Sessions}?limit=100")).Body["data"]!.AsArray().Count;

    private async Task<int?> RequestsAsync() => (int?)(await stripe.GetAsync("/requests")).Body["count"];
}

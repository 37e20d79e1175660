using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CompanionChat.Tests.Simulators.Webhooks;

namespace CompanionChat.Tests.Simulators.Stripe;

/// <summary>How the simulated Stripe delivers; what is delivered is checked with Stripe's own library.</summary>
public sealed class StripeWebhookTests : IAsyncLifetime
{
    private const string Construct = """
        const stripe = new Stripe("sk_test_x");
        const construct = ({ secret, change }) => {
          try {
            return stripe.webhooks.constructEvent(input.body + (change ?? ""), input.header, secret).type;
          } catch (error) {
            return error.type;
          }
        };
        tell(input.tries.map(construct));
        """;

    private StripeServer stripe = null!;

    public async Task InitializeAsync() => stripe = await StripeServer.StartAsync();

    public async Task DisposeAsync() => await stripe.DisposeAsync();

    [Fact]
    public async Task Stripes_own_library_takes_the_signature_of_each_secret_and_of_no_other()
    {
        await stripe.ActAsync((string)(await stripe.OpenAsync())["id"]!, "pay");

        var result = await TakeAsync(
            await stripe.NextAsync(),
            stripe.Clock.GetUtcNow(),
            new JsonObject { ["secret"] = StripeServer.Secret },
            new JsonObject { ["secret"] = StripeServer.OldSecret },
            new JsonObject { ["secret"] = "whsec_other" },
            new JsonObject { ["secret"] = StripeServer.Secret, ["change"] = " " });

        Assert.Equal(
            ["checkout.session.completed", "checkout.session.completed", "StripeSignatureVerificationError", "StripeSignatureVerificationError"],
            result,
            StringComparer.Ordinal);
    }

    [Fact]
    public async Task Every_attempt_is_signed_anew_until_one_is_taken()
    {
        stripe.App.Answers(500, 302, 200);
        var paid = stripe.Clock.GetUtcNow();
        await stripe.ActAsync((string)(await stripe.OpenAsync())["id"]!, "pay");

        var first = await stripe.NextAsync();
        var second = await stripe.NextAsync();
        var third = await stripe.NextAsync();

        Assert.Equal([first.Body, first.Body], [second.Body, third.Body], StringComparer.Ordinal);

        // A signature is good for 300 s: the first was made when it was paid, the third after the pauses of 1 and 2 s.
        var late = paid.AddSeconds(302);
        Assert.Equal(["StripeSignatureVerificationError"], await TakeAsync(first, late, new JsonObject { ["secret"] = StripeServer.Secret }), StringComparer.Ordinal);
        Assert.Equal(["checkout.session.completed"], await TakeAsync(third, late, new JsonObject { ["secret"] = StripeServer.Secret }), StringComparer.Ordinal);
        Assert.Equal([500, 302, 200], await StatusesAsync(3));
    }

    [Fact]
    public async Task The_API_answers_before_the_app_has_taken_the_event()
    {
        var told = new TaskCompletionSource<int>();
        stripe.App.AnswersWhen(told.Task);
        var id = (string)(await stripe.OpenAsync())["id"]!;

        var paid = await stripe.ActAsync(id, "pay");
        await stripe.NextAsync();

        Assert.Equal("paid", (string)paid["paymentStatus"]!);
        told.SetResult(200);
    }

    [Fact]
    public async Task A_dropped_event_is_known_to_the_API_alone_until_somebody_sends_it_again()
    {
        await stripe.TurnAsync("webhooks/faults", new { mode = "drop" });
        var id = (string)(await stripe.OpenAsync())["id"]!;
        await stripe.ActAsync(id, "pay");
        var made = (await stripe.GetAsync("/v1/events")).Body["data"]!.AsArray().Single()!;
        Assert.Equal(0, stripe.App.Count);

        using var sent = await stripe.Http.PostAsync($"/_sim/stripe/events/{made["id"]}/resend", content: null);
        using var none = await stripe.Http.PostAsync("/_sim/stripe/events/evt_none/resend", content: null);

        Assert.Equal((202, 404), ((int)sent.StatusCode, (int)none.StatusCode));
        Assert.Equal(made.ToJsonString(), (await stripe.NextEventAsync()).ToJsonString());
    }

    [Fact]
    public async Task A_dropped_event_holds_up_no_redirect()
    {
        await stripe.TurnAsync("webhooks/faults", new { mode = "drop" });
        using var gone = await stripe.PressAsync(await stripe.OpenAsync(), "pay");

        Assert.Equal((303, 0), ((int)gone.StatusCode, stripe.App.Count));
    }

    [Fact]
    public async Task A_doubled_event_is_the_same_event_twice()
    {
        await stripe.TurnAsync("webhooks/faults", new { mode = "double" });
        await stripe.ActAsync((string)(await stripe.OpenAsync())["id"]!, "pay");

        Assert.Equal((await stripe.NextAsync()).Body, (await stripe.NextAsync()).Body);
    }

    [Fact]
    public async Task A_swapped_event_arrives_after_the_next_one()
    {
        var id = (string)(await stripe.OpenAsync())["id"]!;
        await stripe.TurnAsync("webhooks/faults", new { mode = "swap" });
        await stripe.ActAsync(id, "pay");
        await stripe.ActAsync(id, "refund");

        Assert.Equal(
            ["charge.refunded", "checkout.session.completed"],
            [(string)(await stripe.NextEventAsync())["type"]!, (string)(await stripe.NextEventAsync())["type"]!],
            StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_delayed_event_arrives_when_its_time_has_come()
    {
        await stripe.TurnAsync("webhooks/faults", new { mode = "delay", delayMs = 9000 });
        var before = stripe.Clock.GetUtcNow();
        await stripe.ActAsync((string)(await stripe.OpenAsync())["id"]!, "pay");

        await stripe.NextEventAsync();

        Assert.Equal(TimeSpan.FromSeconds(9), stripe.Clock.GetUtcNow() - before);
    }

    [Fact]
    public async Task The_dial_can_be_read_and_refuses_what_makes_no_sense()
    {
        await stripe.TurnAsync("webhooks/faults", new { mode = "delay", delayMs = 5, times = 2 });
        await stripe.ActAsync((string)(await stripe.OpenAsync())["id"]!, "expire");
        Assert.Equal("""{"mode":"delay","delayMs":5,"times":1}""", await stripe.Http.GetStringAsync("/_sim/stripe/webhooks/faults"));

        using var wrong = await stripe.Http.PostAsJsonAsync("/_sim/stripe/webhooks/faults", new { mode = "sulk" });
        using var late = await stripe.Http.PostAsJsonAsync("/_sim/stripe/webhooks/faults", new { mode = "delay", delayMs = -1 });

        Assert.Equal((400, 400), ((int)wrong.StatusCode, (int)late.StatusCode));
    }

    [Fact]
    public async Task Books_and_events_outlive_the_host()
    {
        var folder = Directory.CreateTempSubdirectory("companionchat-stripe-");
        await using var app = (await WebhookReceiver.StartAsync()).Answers(503);
        string id;
        StripeReply first;
        await using (var before = await StripeServer.StartAsync(folder.FullName, app))
        {
            first = await before.PostAsync("/v1/checkout/sessions", StripeServer.Order, "key");
            id = first.Id;
            await before.ActAsync(id, "pay");
            await app.NextAsync();
        }

        await using (var after = await StripeServer.StartAsync(folder.FullName, app))
        {
            Assert.Equal(("checkout.session.completed", id), Subject(await after.NextEventAsync()));
            Assert.Equal("paid", (string)(await after.GetAsync($"/v1/checkout/sessions/{id}")).Body["payment_status"]!);
            var again = await after.PostAsync("/v1/checkout/sessions", StripeServer.Order, "key");
            Assert.Equal((true, id), (again.IsReplayed, again.Id));
            await after.ActAsync(id, "refund");
            Assert.Equal("charge.refunded", (string)(await after.NextEventAsync())["type"]!);
        }

        folder.Delete(recursive: true);
    }

    private static (string Type, string Id) Subject(JsonObject told) => ((string)told["type"]!, (string)told["data"]!["object"]!["id"]!);

    private static async Task<IEnumerable<string>> TakeAsync(WebhookReceiver.Received received, DateTimeOffset now, params JsonNode[] tries)
    {
        var input = new JsonObject { ["body"] = received.Body, ["header"] = received.Headers["Stripe-Signature"], ["tries"] = new JsonArray(tries) };
        return (await StripeNode.RunAsync(Construct, input, now)).AsArray().Select(type => (string)type!);
    }

    private async Task<IEnumerable<int>> StatusesAsync(int attempts)
    {
        JsonArray made;
        do
        {
            await Task.Yield();
            made = (await stripe.Http.GetFromJsonAsync<JsonObject>("/_sim/stripe/webhooks"))!["attempts"]!.AsArray();
        }
        while (made.Count < attempts);

        return made.Select(attempt => (int)attempt!["status"]!);
    }
}

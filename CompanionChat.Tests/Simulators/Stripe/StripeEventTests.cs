using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CompanionChat.Tests.Simulators.Stripe;

/// <summary>What can happen to a session, and what the app is told of it.</summary>
public sealed class StripeEventTests : IAsyncLifetime
{
    private StripeServer stripe = null!;

    public async Task InitializeAsync() => stripe = await StripeServer.StartAsync();

    public async Task DisposeAsync() => await stripe.DisposeAsync();

    [Fact]
    public async Task An_event_says_what_happened_in_the_version_of_the_caller()
    {
        var made = await stripe.PostAsync("/v1/checkout/sessions", StripeServer.Order, headers: ("Stripe-Version", "2026-09-30.endive"));
        await stripe.ActAsync(made.Id, "pay");
        var received = await stripe.NextAsync();
        var told = JsonNode.Parse(received.Body)!.AsObject();

        Assert.Equal("/api/webhooks/stripe", received.Path);
        Assert.Equal(("event", "2026-09-30.endive", "checkout.session.completed"), ((string)told["object"]!, (string)told["api_version"]!, (string)told["type"]!));
        Assert.StartsWith("evt_", (string)told["id"]!, StringComparison.Ordinal);
        Assert.Equal(stripe.Clock.GetUtcNow().ToUnixTimeSeconds(), (long)told["created"]!);
        var session = await stripe.GetAsync($"/v1/checkout/sessions/{made.Id}");
        Assert.Equal(session.Body.ToJsonString(), told["data"]!["object"]!.ToJsonString());
        var listed = await stripe.GetAsync("/v1/events?type=checkout.session.completed");
        Assert.Equal(told.ToJsonString(), listed.Body["data"]!.AsArray().Single()!.ToJsonString());
    }

    [Fact]
    public async Task A_caller_who_names_no_version_gets_the_pinned_one()
    {
        var id = (string)(await stripe.OpenAsync())["id"]!;
        await stripe.ActAsync(id, "expire");

        Assert.Equal("2026-07-29.dahlia", (string)(await stripe.NextEventAsync())["api_version"]!);
        Assert.Equal(400, (await stripe.PostAsync("/v1/checkout/sessions", StripeServer.Order, headers: ("Stripe-Version", "newest"))).Status);
    }

    [Theory]
    [InlineData("settle", "checkout.session.async_payment_succeeded", "paid", "succeeded", "succeeded")]
    [InlineData("fail", "checkout.session.async_payment_failed", "unpaid", "requires_payment_method", "failed")]
    public async Task A_bank_debit_ends_one_way_or_the_other(string action, string type, string paymentStatus, string intentStatus, string chargeStatus)
    {
        var id = (string)(await stripe.OpenAsync())["id"]!;
        await stripe.ActAsync(id, "pay-later");
        Assert.Equal("unpaid", (string)(await stripe.NextEventAsync())["data"]!["object"]!["payment_status"]!);

        await stripe.ActAsync(id, action);
        var told = await stripe.NextEventAsync();

        Assert.Equal((type, paymentStatus), ((string)told["type"]!, (string)told["data"]!["object"]!["payment_status"]!));
        var intent = (await stripe.GetAsync($"/v1/payment_intents/{told["data"]!["object"]!["payment_intent"]}?expand[]=latest_charge")).Body;
        Assert.Equal((intentStatus, chargeStatus), ((string)intent["status"]!, (string)intent["latest_charge"]!["status"]!));
        Assert.Equal(409, await TryAsync(id, action));
    }

    [Fact]
    public async Task Refunds_add_up_on_the_charge()
    {
        var id = await stripe.PaidAsync();

        await stripe.ActAsync(id, "refund", new { amount = 300 });
        var part = await stripe.NextEventAsync();
        await stripe.ActAsync(id, "refund");
        var rest = await stripe.NextEventAsync();

        Assert.Equal(("charge.refunded", 300, false, 0), Refund(part));
        Assert.Equal(("charge.refunded", 999, true, 300), Refund(rest));
        Assert.Equal("""{"user":"local~ada"}""", part["data"]!["object"]!["metadata"]!.ToJsonString());
        Assert.Equal(409, await TryAsync(id, "refund"));
    }

    [Fact]
    public async Task A_refund_can_be_asked_for_by_the_API()
    {
        var intent = (string)(await stripe.GetAsync($"/v1/checkout/sessions/{await stripe.PaidAsync()}")).Body["payment_intent"]!;

        var tooMuch = await stripe.PostAsync("/v1/refunds", Form(("payment_intent", intent), ("amount", "1000")));
        var part = await stripe.PostAsync("/v1/refunds", Form(("payment_intent", intent), ("amount", "1")), "key");
        var again = await stripe.PostAsync("/v1/refunds", Form(("payment_intent", intent), ("amount", "1")), "key");
        var rest = await stripe.PostAsync("/v1/refunds", Form(("charge", (string)part.Body["charge"]!)));
        var none = await stripe.PostAsync("/v1/refunds", Form(("payment_intent", intent)));

        Assert.Equal((400, 200, 998), (tooMuch.Status, part.Status, (int)rest.Body["amount"]!));
        Assert.Equal(part.Id, again.Id);
        Assert.Equal((400, "charge_already_refunded"), (none.Status, none.Error.Code));
        Assert.Equal("parameter_missing", (await stripe.PostAsync("/v1/refunds")).Error.Code);
        Assert.Equal("resource_missing", (await stripe.PostAsync("/v1/refunds", Form(("payment_intent", "pi_none")))).Error.Code);
        Assert.Equal((1, 999), (Refund(await stripe.NextEventAsync()).Amount, Refund(await stripe.NextEventAsync()).Amount));
    }

    [Theory]
    [InlineData("won")]
    [InlineData("lost")]
    public async Task A_dispute_is_opened_and_decided_once(string end)
    {
        var id = await stripe.PaidAsync();

        await stripe.ActAsync(id, "dispute");
        var created = await stripe.NextEventAsync();
        Assert.Equal((409, 409), (await TryAsync(id, "dispute"), await TryAsync(id, "refund")));
        await stripe.ActAsync(id, $"dispute/{end}");
        var closed = await stripe.NextEventAsync();

        Assert.Equal(("charge.dispute.created", "charge.dispute.closed", end), ((string)created["type"]!, (string)closed["type"]!, (string)closed["data"]!["object"]!["status"]!));
        var charge = (string)closed["data"]!["object"]!["charge"]!;
        Assert.True((bool)(await stripe.GetAsync($"/v1/charges/{charge}")).Body["disputed"]!);
        var listed = (await stripe.GetAsync($"/v1/disputes?charge={charge}")).Body["data"]!.AsArray().Single()!;
        Assert.Equal((end, 999), ((string)listed["status"]!, (int)listed["amount"]!));
        Assert.Equal(409, await TryAsync(id, $"dispute/{end}"));
    }

    [Theory]
    [InlineData(99, 900)]
    [InlineData(999, 999)]
    public async Task A_dispute_is_over_what_is_left_or_over_all(int refunded, int disputed)
    {
        var id = await stripe.PaidAsync();
        await stripe.ActAsync(id, "refund", new { amount = refunded });
        await stripe.NextEventAsync();

        await stripe.ActAsync(id, "dispute");

        Assert.Equal(disputed, (int)(await stripe.NextEventAsync())["data"]!["object"]!["amount"]!);
    }

    [Theory]
    [InlineData("settle")]
    [InlineData("fail")]
    [InlineData("refund")]
    [InlineData("dispute")]
    [InlineData("dispute/won")]
    public async Task Nothing_happens_to_money_that_was_not_paid(string action)
    {
        var id = (string)(await stripe.OpenAsync())["id"]!;

        Assert.Equal(409, await TryAsync(id, action));
        Assert.Equal(0, stripe.App.Count);
    }

    [Theory]
    [InlineData("pay")]
    [InlineData("pay-later")]
    [InlineData("expire")]
    public async Task What_is_over_is_over(string action)
    {
        var id = await stripe.PaidAsync();

        Assert.Equal(409, await TryAsync(id, action));
    }

    [Fact]
    public async Task What_costs_nothing_needs_no_payment()
    {
        var id = (string)(await stripe.OpenAsync(("line_items[0][price_data][unit_amount]", "0")))["id"]!;
        await stripe.ActAsync(id, "pay");

        var told = (await stripe.NextEventAsync())["data"]!["object"]!;

        Assert.Equal("no_payment_required", (string)told["payment_status"]!);
        Assert.Null(told["payment_intent"]);
    }

    [Fact]
    public async Task The_sessions_are_listed_with_what_became_of_them()
    {
        var open = (string)(await stripe.OpenAsync())["id"]!;
        var paid = await stripe.PaidAsync();
        await stripe.ActAsync(paid, "refund", new { amount = 5 });

        var listed = (await stripe.Http.GetFromJsonAsync<JsonArray>("/_sim/stripe/sessions"))!;

        Assert.Equal([paid, open], listed.Select(session => (string)session!["id"]!), StringComparer.Ordinal);
        Assert.Equal(("complete", "paid", 5), ((string)listed[0]!["status"]!, (string)listed[0]!["paymentStatus"]!, (int)listed[0]!["amountRefunded"]!));
        Assert.Equal(("open", "Premium – für 30 Tage", 999), ((string)listed[1]!["status"]!, (string)listed[1]!["name"]!, (int)listed[1]!["amount"]!));
    }

    [Theory]
    [InlineData("cs_test_none", "pay", "")]
    [InlineData("pi_none", "pay", "")]
    [InlineData(null, "laugh", "")]
    [InlineData(null, "refund", """{"amount":"much"}""")]
    [InlineData(null, "refund", "[]")]
    public async Task What_makes_no_sense_is_a_problem(string? id, string action, string body)
    {
        id ??= await stripe.PaidAsync();
        using var response = await stripe.Http.PostAsync($"/_sim/stripe/sessions/{id}/{action}", new StringContent(body));

        Assert.Equal(body.Length == 0 ? 404 : 400, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    private static (string Type, int Amount, bool IsWhole, int Before) Refund(JsonObject told)
    {
        var charge = told["data"]!["object"]!;
        return ((string)told["type"]!, (int)charge["amount_refunded"]!, (bool)charge["refunded"]!, (int)told["data"]!["previous_attributes"]!["amount_refunded"]!);
    }

    private static Dictionary<string, string> Form(params (string Name, string Value)[] fields) =>
        fields.ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal);

    private async Task<int> TryAsync(string id, string action)
    {
        using var response = await stripe.Http.PostAsync($"/_sim/stripe/sessions/{id}/{action}", content: null);
        return (int)response.StatusCode;
    }
}

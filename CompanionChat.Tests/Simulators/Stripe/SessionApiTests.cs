using System.Net.Http.Headers;
using System.Text;

namespace CompanionChat.Tests.Simulators.Stripe;

public sealed class SessionApiTests : IAsyncLifetime
{
    private const string Sessions = "/v1/checkout/sessions";
    private StripeServer stripe = null!;

    public async Task InitializeAsync() => stripe = await StripeServer.StartAsync();

    public async Task DisposeAsync() => await stripe.DisposeAsync();

    [Fact]
    public async Task A_session_is_opened_and_read_again()
    {
        var made = await stripe.PostAsync(Sessions, StripeServer.Order);
        var read = await stripe.GetAsync($"{Sessions}/{made.Id}");

        Assert.Equal((200, 200), (made.Status, read.Status));
        Assert.Equal(made.Body.ToJsonString(), read.Body.ToJsonString());
        Assert.StartsWith("cs_test_", made.Id, StringComparison.Ordinal);
        Assert.StartsWith("req_", made.Headers["Request-Id"], StringComparison.Ordinal);
        Assert.Equal(("checkout.session", "open", "unpaid", "payment"), (Text(made, "object"), Text(made, "status"), Text(made, "payment_status"), Text(made, "mode")));
        Assert.Equal((999, "eur", "order-1"), ((int)made.Body["amount_total"]!, Text(made, "currency"), Text(made, "client_reference_id")));
        Assert.Equal("""{"order":"order-1"}""", made.Body["metadata"]!.ToJsonString());
        Assert.Equal(stripe.Clock.GetUtcNow().AddHours(24).ToUnixTimeSeconds(), (long)made.Body["expires_at"]!);
        Assert.False((bool)made.Body["livemode"]!);
        Assert.Null(made.Body["payment_intent"]);
        Assert.Equal(new Uri(stripe.Http.BaseAddress!, $"/_sim/stripe/pay/{made.Id}").ToString(), Text(made, "url"));
    }

    [Fact]
    public async Task What_was_paid_is_read_in_one_go_or_piece_by_piece()
    {
        var id = await stripe.PaidAsync();
        var session = await stripe.GetAsync($"{Sessions}/{id}?expand[0]=payment_intent&expand[]=payment_intent.latest_charge");
        var intent = session.Body["payment_intent"]!;
        var charge = intent["latest_charge"]!;

        Assert.Equal(("complete", "paid"), (Text(session, "status"), Text(session, "payment_status")));
        Assert.Equal(("succeeded", 999), ((string)intent["status"]!, (int)intent["amount_received"]!));
        Assert.Equal("""{"user":"local~ada"}""", intent["metadata"]!.ToJsonString());
        Assert.Equal(("succeeded", 999, 0), ((string)charge["status"]!, (int)charge["amount_captured"]!, (int)charge["amount_refunded"]!));
        var alone = await stripe.GetAsync($"/v1/payment_intents/{intent["id"]}?expand[]=latest_charge");
        Assert.Equal(intent.ToJsonString(), alone.Body.ToJsonString());
        var bare = await stripe.GetAsync($"/v1/charges/{charge["id"]}");
        Assert.Equal(charge.ToJsonString(), bare.Body.ToJsonString());
        var listed = await stripe.GetAsync($"{Sessions}?payment_intent={intent["id"]}");
        Assert.Equal(id, (string)listed.Body["data"]!.AsArray().Single()!["id"]!);
    }

    [Fact]
    public async Task Lists_go_from_the_newest_back_page_by_page()
    {
        string[] ids = [(string)(await stripe.OpenAsync())["id"]!, (string)(await stripe.OpenAsync())["id"]!, (string)(await stripe.OpenAsync())["id"]!];

        var first = await stripe.GetAsync($"{Sessions}?limit=2");
        var second = await stripe.GetAsync($"{Sessions}?limit=2&starting_after={ids[1]}");

        Assert.Equal((true, false), ((bool)first.Body["has_more"]!, (bool)second.Body["has_more"]!));
        Assert.Equal([ids[2], ids[1], ids[0]], first.Body["data"]!.AsArray().Concat(second.Body["data"]!.AsArray()).Select(session => (string)session!["id"]!), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("mode", null, "parameter_missing", "mode")]
    [InlineData("mode", "subscription", null, "mode")]
    [InlineData("success_url", null, "parameter_missing", "success_url")]
    [InlineData("success_url", "", "parameter_invalid_empty", "success_url")]
    [InlineData("success_url", "/paid", "url_invalid", "success_url")]
    [InlineData("line_items[0][quantity]", "0", "parameter_missing", "line_items[0][quantity]")]
    [InlineData("line_items[0][price_data][unit_amount]", null, "parameter_missing", "line_items[0][price_data][unit_amount]")]
    [InlineData("line_items[0][price_data][unit_amount]", "9.99", "parameter_invalid_integer", "line_items[0][price_data][unit_amount]")]
    [InlineData("line_items[0][price_data][unit_amount]", "49", "amount_too_small", null)]
    [InlineData("line_items[0][price_data][currency]", "euro", null, "line_items[0][price_data][currency]")]
    [InlineData("line_items[0][price_data][product_data][name]", null, "parameter_missing", "line_items[0][price_data][product_data][name]")]
    [InlineData("expires_at", "1", null, "expires_at")]
    [InlineData("ui_mode", "hosted", null, "ui_mode")]
    [InlineData("colour", "blue", "parameter_unknown", "colour")]
    [InlineData("line_items[0][colour]", "blue", "parameter_unknown", "line_items[0][colour]")]
    [InlineData("metadata[a][b]", "c", "parameter_unknown", "metadata[a][b]")]
    public async Task Parameters_that_are_wrong_are_named(string name, string? value, string? code, string? param)
    {
        var reply = await stripe.PostAsync(Sessions, StripeServer.OrderWith((name, value)));

        Assert.Equal(400, reply.Status);
        Assert.Equal(("invalid_request_error", code, param), reply.Error);
        Assert.Empty((await stripe.GetAsync(Sessions)).Body["data"]!.AsArray());
    }

    [Theory]
    [InlineData(29, 400)]
    [InlineData(30, 200)]
    [InlineData(1440, 200)]
    [InlineData(1441, 400)]
    public async Task A_session_may_last_from_half_an_hour_to_a_day(int minutes, int status)
    {
        var end = stripe.Clock.GetUtcNow().AddMinutes(minutes).ToUnixTimeSeconds();

        Assert.Equal(status, (await stripe.PostAsync(Sessions, StripeServer.OrderWith(("expires_at", $"{end}")))).Status);
    }

    [Theory]
    [InlineData("/v1/checkout/sessions/cs_test_none", "session")]
    [InlineData("/v1/payment_intents/pi_none", "intent")]
    [InlineData("/v1/charges/ch_none", "charge")]
    public async Task What_there_is_not_is_missing(string path, string param)
    {
        var reply = await stripe.GetAsync(path);

        Assert.Equal(404, reply.Status);
        Assert.Equal(("invalid_request_error", "resource_missing", param), reply.Error);
    }

    [Fact]
    public async Task What_the_simulator_does_not_know_it_says()
    {
        Assert.Equal(404, (await stripe.GetAsync("/v1/customers")).Status);
        Assert.Equal(404, (await stripe.PostAsync("/v1/customers")).Status);
        Assert.Equal("parameter_unknown", (await stripe.GetAsync($"{Sessions}?colour=blue")).Error.Code);
        Assert.Equal("property_not_expandable", (await stripe.PostAsync(Sessions, StripeServer.OrderWith(("expand[0]", "customer")))).Error.Code);
        using var json = new HttpRequestMessage(HttpMethod.Post, $"/_sim/stripe{Sessions}") { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        json.Headers.Authorization = new AuthenticationHeaderValue("Bearer", StripeServer.Key);
        using var response = await stripe.Http.SendAsync(json);
        Assert.Equal(400, (int)response.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer sk_test_wrong")]
    [InlineData("Bearer ")]
    [InlineData("Basic c2tfdGVzdDo=")]
    public async Task A_key_is_wanted_and_never_told(string? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/_sim/stripe{Sessions}");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await stripe.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();

        Assert.Equal(401, (int)response.StatusCode);
        Assert.DoesNotContain("sk_test", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_session_can_be_expired_and_only_an_open_one()
    {
        var id = (string)(await stripe.OpenAsync())["id"]!;

        var expired = await stripe.PostAsync($"{Sessions}/{id}/expire");
        var again = await stripe.PostAsync($"{Sessions}/{id}/expire");

        Assert.Equal((200, "expired", null), (expired.Status, Text(expired, "status"), Text(expired, "url")));
        Assert.Equal(400, again.Status);
        Assert.Equal("checkout.session.expired", (string)(await stripe.NextEventAsync())["type"]!);
        Assert.Equal(1, stripe.App.Count);
    }

    private static string? Text(StripeReply reply, string name) => (string?)reply.Body[name];
}

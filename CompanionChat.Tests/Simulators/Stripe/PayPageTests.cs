using System.Text.Json.Nodes;

namespace CompanionChat.Tests.Simulators.Stripe;

public sealed class PayPageTests : IAsyncLifetime
{
    private StripeServer stripe = null!;

    public async Task InitializeAsync() => stripe = await StripeServer.StartAsync();

    public async Task DisposeAsync() => await stripe.DisposeAsync();

    [Fact]
    public async Task The_page_shows_what_is_bought_and_needs_no_script_nor_inline_style()
    {
        var session = await stripe.OpenAsync(("line_items[0][price_data][product_data][name]", "<b>Premium</b>"));
        using var page = await stripe.Http.GetAsync((string)session["url"]!);
        var html = await page.Content.ReadAsStringAsync();

        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("default-src 'none'; style-src 'self';", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("<h1>&lt;b&gt;Premium&lt;/b&gt;</h1>", html, StringComparison.Ordinal);
        Assert.Contains("9.99 EUR", html, StringComparison.Ordinal);
        Assert.All(["value=\"pay\"", "value=\"pay-later\"", "value=\"cancel\""], button => Assert.Contains(button, html, StringComparison.Ordinal));
        Assert.All(["<script", "<style", "style=\"", "onclick"], word => Assert.DoesNotContain(word, html, StringComparison.OrdinalIgnoreCase));
        using var sheet = await stripe.Http.GetAsync("/_sim/stripe/style.css");
        Assert.Equal("text/css", sheet.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Who_pays_goes_on_when_the_app_has_taken_the_event()
    {
        var told = new TaskCompletionSource<int>();
        stripe.App.AnswersWhen(told.Task);
        var session = await stripe.OpenAsync();

        var press = stripe.PressAsync(session, "pay");
        var completed = JsonNode.Parse((await stripe.App.NextAsync()).Body)!;
        Assert.False(press.IsCompleted);
        told.SetResult(200);
        using var gone = await press;

        Assert.Equal(("checkout.session.completed", "paid"), ((string)completed["type"]!, (string)completed["data"]!["object"]!["payment_status"]!));
        Assert.Equal((303, $"https://app.example/paid?session_id={session["id"]}"), ((int)gone.StatusCode, gone.Headers.Location!.OriginalString));
    }

    [Fact]
    public async Task Nobody_is_held_up_for_more_than_ten_seconds()
    {
        var never = new TaskCompletionSource<int>();
        stripe.App.AnswersWhen(never.Task);
        var session = await stripe.OpenAsync();
        var before = stripe.Clock.GetUtcNow();

        using var gone = await stripe.Clock.RunAsync(stripe.PressAsync(session, "pay"), TimeSpan.FromSeconds(10));

        Assert.Equal((303, TimeSpan.FromSeconds(10)), ((int)gone.StatusCode, stripe.Clock.GetUtcNow() - before));
        never.SetResult(200);
    }

    [Fact]
    public async Task A_bank_debit_completes_the_session_unpaid()
    {
        var session = await stripe.OpenAsync();

        using var gone = await stripe.PressAsync(session, "pay-later");
        var told = (await stripe.NextEventAsync())["data"]!["object"]!;

        Assert.Equal(303, (int)gone.StatusCode);
        Assert.Equal(("complete", "unpaid"), ((string)told["status"]!, (string)told["payment_status"]!));
    }

    [Fact]
    public async Task Who_cancels_goes_back_and_can_come_again()
    {
        var session = await stripe.OpenAsync();

        using var gone = await stripe.PressAsync(session, "cancel");

        Assert.Equal((303, "https://app.example/shop"), ((int)gone.StatusCode, gone.Headers.Location!.OriginalString));
        Assert.Equal("open", await StatusAsync(session));
        Assert.Equal(0, stripe.App.Count);
    }

    [Fact]
    public async Task Who_presses_twice_pays_once()
    {
        var session = await stripe.OpenAsync();

        using var first = await stripe.PressAsync(session, "pay");
        using var second = await stripe.PressAsync(session, "pay");

        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(1, stripe.App.Count);
    }

    [Theory]
    [InlineData("pay", "This has been paid")]
    [InlineData("expire", "This checkout has expired")]
    public async Task A_page_of_the_past_says_so(string action, string heading)
    {
        var session = await stripe.OpenAsync();
        await stripe.ActAsync((string)session["id"]!, action);

        var html = await stripe.Http.GetStringAsync((string)session["url"]!);

        Assert.Contains($"<h1>{heading}</h1>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<button", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_is_too_old_cannot_be_paid()
    {
        var session = await stripe.OpenAsync();
        stripe.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal("checkout.session.expired", (string)(await stripe.NextEventAsync())["type"]!);

        using var press = await stripe.PressAsync(session, "pay");

        Assert.Equal(200, (int)press.StatusCode);
        Assert.Contains("This checkout has expired", await press.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_lists_the_sessions_with_buttons_that_work()
    {
        var session = await stripe.OpenAsync();
        var html = await stripe.Http.GetStringAsync("/_sim/stripe");
        Assert.Contains($"""action="/_sim/stripe/sessions/{session["id"]}/pay">""", html, StringComparison.Ordinal);

        using var empty = new FormUrlEncodedContent([]);
        using var pressed = await stripe.Http.PostAsync($"/_sim/stripe/sessions/{session["id"]}/pay", empty);

        Assert.Equal((303, "/_sim/stripe"), ((int)pressed.StatusCode, pressed.Headers.Location!.OriginalString));
        Assert.Contains("/refund\">", await stripe.Http.GetStringAsync("/_sim/stripe"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_is_a_page_for_what_there_is_not()
    {
        using var page = await stripe.Http.GetAsync("/_sim/stripe/pay/cs_test_none");

        Assert.Equal((404, "text/html"), ((int)page.StatusCode, page.Content.Headers.ContentType!.MediaType));
    }

    private async Task<string> StatusAsync(JsonObject session) => (string)(await stripe.GetAsync($"/v1/checkout/sessions/{session["id"]}")).Body["status"]!;
}

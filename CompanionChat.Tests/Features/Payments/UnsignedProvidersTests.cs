using System.Net;
using System.Net.Http.Json;
using System.Text;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Features.Payments;

/// <summary>CoinGate and Upgate, as the local host plays them: what they tell is a reason to ask them, and nothing is granted for being told.</summary>
public sealed class UnsignedProvidersTests(AppFixture app) : IClassFixture<AppFixture>
{
    [Theory]
    [InlineData("coingate", "pay")]
    [InlineData("coingate", "overpay")]
    [InlineData("upgate", "pay")]
    public async Task A_payment_is_granted_and_a_refund_taken_back_without_anybody_looking(string provider, string action)
    {
        var visitor = await app.SignInAsync();
        await using var screen = await app.OpenScreenAsync(visitor);
        var (order, payment) = await CheckOutAsync(visitor, provider);

        await ActAsync(provider, payment, action);
        await screen.EventAsync("entitlementsChanged", pushed => pushed.GetProperty("tokens").GetInt64() == 100);
        Assert.Equal("paid", await StatusAsync(visitor, order));

        await ActAsync(provider, payment, "refund");
        await screen.EventAsync("entitlementsChanged", pushed => pushed.GetProperty("tokens").GetInt64() == 0);
        Assert.Equal("refunded", await StatusAsync(visitor, order));
    }

    [Theory]
    [InlineData("coingate", "confirming")]
    [InlineData("upgate", "pending")]
    public async Task Money_that_is_on_its_way_is_waited_for(string provider, string action)
    {
        var visitor = await app.SignInAsync();
        await using var screen = await app.OpenScreenAsync(visitor);
        var (order, payment) = await CheckOutAsync(visitor, provider);

        await ActAsync(provider, payment, action);
        Assert.Equal(("pending", 0), (await StatusAsync(visitor, order), await TokensAsync(visitor)));

        await ActAsync(provider, payment, "pay");
        await screen.EventAsync("entitlementsChanged", pushed => pushed.GetProperty("tokens").GetInt64() == 100);
    }

    [Fact]
    public async Task Half_a_refund_takes_half_back()
    {
        var visitor = await app.SignInAsync();
        var (order, payment) = await CheckOutAsync(visitor, "upgate");
        await ActAsync("upgate", payment, "pay");
        Assert.Equal("paid", await StatusAsync(visitor, order));

        await ActAsync("upgate", payment, "refund", new { amount = 2.5 });

        await Eventually.TrueAsync(async () => await TokensAsync(visitor) == 50, "half of the tokens are gone");
    }

    [Fact]
    public async Task A_chargeback_withholds_and_its_reversal_gives_back()
    {
        var visitor = await app.SignInAsync();
        var (order, payment) = await CheckOutAsync(visitor, "upgate");
        await ActAsync("upgate", payment, "pay");
        Assert.Equal("paid", await StatusAsync(visitor, order));

        await ActAsync("upgate", payment, "chargeback");
        await Eventually.TrueAsync(async () => await TokensAsync(visitor) == 0, "the tokens are withheld");
        Assert.Equal("disputed", await StatusAsync(visitor, order));

        await ActAsync("upgate", payment, "chargeback-reversal");
        await Eventually.TrueAsync(async () => await TokensAsync(visitor) == 100, "the tokens are back");
    }

    [Fact]
    public async Task Too_little_buys_nothing()
    {
        var visitor = await app.SignInAsync();
        var (order, payment) = await CheckOutAsync(visitor, "coingate");

        await ActAsync("coingate", payment, "underpay");

        Assert.Equal(("pending", 0), (await StatusAsync(visitor, order), await TokensAsync(visitor)));
    }

    [Theory]
    [InlineData("coingate")]
    [InlineData("upgate")]
    public async Task An_opening_whose_answer_is_lost_ends_in_one_checkout_that_can_be_paid(string provider)
    {
        // Faults hit whoever comes next, so this host is nobody else's.
        await using var host = await AppHost.StartAsync();
        var visitor = await host.SignInAsync();
        await host.DialAsync(provider, new { mode = "drop" });

        var answer = (await visitor.PostAsync("/api/checkout", new { planId = Shop.Tokens, provider })).Expect(HttpStatusCode.Created);
        var again = (await visitor.PostAsync("/api/checkout", new { planId = Shop.Tokens, provider })).Expect(HttpStatusCode.OK);
        await ActAsync(provider, PaymentOf(answer), "pay", host: host);

        Assert.Equal(answer["checkoutUrl"], again["checkoutUrl"]);
        Assert.Equal("paid", await StatusAsync(visitor, answer["sessionId"]));
    }

    [Fact]
    public async Task A_callback_of_CoinGates_without_the_orders_secret_is_refused()
    {
        var (buyer, other) = (await app.SignInAsync(), await app.SignInAsync());
        var (order, payment) = await CheckOutAsync(buyer, "coingate");

        foreach (var user in (Visitor[])[buyer, other])
        {
            using var form = new FormUrlEncodedContent([new("id", payment), new("order_id", order), new("status", "paid"), new("token", "guessed")]);
            (await TellAsync($"coingate?for={user.Key.Value}", form)).ExpectProblem(400, "webhook_signature_invalid");
        }

        Assert.Equal(("pending", 0), (await StatusAsync(buyer, order), await TokensAsync(buyer)));
    }

    [Fact]
    public async Task A_postback_of_anybodys_grants_nothing_and_tells_nothing()
    {
        var (buyer, other) = (await app.SignInAsync(), await app.SignInAsync());
        var (order, _) = await CheckOutAsync(buyer, "upgate");

        foreach (var user in (Visitor[])[buyer, other])
        {
            var postback = $$$$"""
                {"type":"TRANSACTION","data":{"transaction_type":"SALE","transaction_status":"SUCCESS","response_code":1000,
                "payment":{"merchant_payment_id":"{{{{order}}}}","merchant_customer_id":"{{{{user.Key.Value}}}}","amount":"4.99","currency_code":"USD"}}}
                """;
            var answer = (await TellAsync("upgate", new StringContent(postback, Encoding.UTF8, "application/json"))).Expect(HttpStatusCode.OK);
            Assert.Empty(await answer.Response.Content.ReadAsByteArrayAsync());
        }

        Assert.Equal(("pending", 0), (await StatusAsync(buyer, order), await TokensAsync(buyer)));
    }

    [Theory]
    [InlineData("coingate")]
    [InlineData("upgate")]
    public async Task What_is_no_notification_at_all_is_refused(string provider) =>
        (await TellAsync(provider, new StringContent("{}", Encoding.UTF8, "application/json"))).ExpectProblem(400, "webhook_signature_invalid");

    private static string PaymentOf(Answer checkout) => new Uri(checkout["checkoutUrl"]).Segments[^1];

    private static async Task<string> StatusAsync(Visitor visitor, string order) =>
        (await visitor.GetAsync($"/api/checkout/{order}")).Expect(HttpStatusCode.OK)["status"];

    private static async Task<long> TokensAsync(Visitor visitor) => (await visitor.GetAsync("/api/me")).Body.GetProperty("tokens").GetInt64();

    private static async Task<(string Order, string Payment)> CheckOutAsync(Visitor visitor, string provider)
    {
        var answer = (await visitor.PostAsync("/api/checkout", new { planId = Shop.Tokens, provider })).Expect(HttpStatusCode.Created);
        return (answer["sessionId"], PaymentOf(answer));
    }

    private Task<Answer> TellAsync(string provider, HttpContent content) =>
        Visitor.Anonymous(app.Http).SendAsync(HttpMethod.Post, $"/api/webhooks/{provider}", content);

    private async Task ActAsync(string provider, string payment, string action, object? body = null, AppHost? host = null)
    {
        var kind = provider is "coingate" ? "orders" : "payments";
        using var content = body is null ? null : JsonContent.Create(body);
        using var response = await (host ?? app.Host).Http.PostAsync($"/_sim/{provider}/{kind}/{payment}/{action}", content);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}

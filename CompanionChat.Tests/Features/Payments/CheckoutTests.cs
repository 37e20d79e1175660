using System.Net;
using System.Security.Cryptography;
using CompanionChat.Tests.Drivers;

namespace CompanionChat.Tests.Features.Payments;

/// <summary>Opening a checkout: one order, one session, whatever happens on the way.</summary>
public sealed class CheckoutTests : IAsyncLifetime
{
    private const string Path = "/api/checkout";
    private Shop? shop;

    private Shop Shop => shop!;

    public async Task InitializeAsync() => shop = await Shop.OpenAsync();

    public async Task DisposeAsync() => await Shop.DisposeAsync();

    [Fact]
    public async Task What_is_for_sale_is_told_to_everybody()
    {
        var plans = (await Visitor.Anonymous(Shop.Host.Http).GetAsync("/api/plans")).Expect(HttpStatusCode.OK).Body;

        Assert.Contains(plans.GetProperty("plans").EnumerateArray(), plan => plan.GetProperty("id").GetString() == Shop.Premium);
        Assert.Contains("stripe", plans.GetProperty("providers").EnumerateArray().Select(name => name.GetString()));
    }

    [Fact]
    public async Task Opening_answers_where_to_pay_and_asking_again_the_same()
    {
        var visitor = await Shop.Host.SignInAsync();

        var first = (await visitor.PostAsync(Path, new { planId = Shop.Premium, returnTo = "/chats/x" })).Expect(HttpStatusCode.Created);
        var second = (await visitor.PostAsync(Path, new { planId = Shop.Premium })).Expect(HttpStatusCode.OK);

        var session = Assert.Single(Shop.Stripe.Sessions);
        Assert.Equal((session.Url, session.OrderId, "stripe"), (first["checkoutUrl"], first["sessionId"], first["provider"]));
        Assert.Equal($"{first.Body}", $"{second.Body}");
        Assert.Equal((999L, "usd", visitor.Key.Value), (session.Amount, session.Currency, session.Metadata["user_key"]));
        Assert.Equal(session.Metadata, session.PaymentMetadata);
        var site = Shop.Host.Http.BaseAddress!.GetLeftPart(UriPartial.Authority);
        Assert.Equal($"{site}/premium/success?session_id={session.OrderId}&returnTo=%2Fchats%2Fx", session.SuccessUrl);
        Assert.StartsWith($"{site}/plans?cancelled={session.OrderId}", session.CancelUrl, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Twenty_requests_at_once_open_one_session()
    {
        var visitor = await Shop.Host.SignInAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => visitor.PostAsync(Path, new { planId = Shop.Premium })));

        Assert.Single(answers.Select(answer => answer["sessionId"]).Distinct(StringComparer.Ordinal));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.Single(Shop.Stripe.Sessions);
        Assert.Equal(1, await Shop.Host.CountRowsAsync(visitor, "order~"));
    }

    [Fact]
    public async Task Each_plan_has_a_checkout_of_its_own()
    {
        var visitor = await Shop.Host.SignInAsync();

        await Shop.CheckOutAsync(visitor, Shop.Premium);
        await Shop.CheckOutAsync(visitor, Shop.Tokens);

        Assert.Equal(2, Shop.Stripe.Sessions.Count);
    }

    [Fact]
    public async Task After_a_payment_asking_again_opens_another()
    {
        var visitor = await Shop.Host.SignInAsync();
        await Shop.BuyAsync(visitor, Shop.Tokens);

        await Shop.BuyAsync(visitor, Shop.Tokens);

        Assert.Equal((false, 200L), await Shop.HasAsync(visitor));
    }

    [Fact]
    public async Task A_repeated_key_leads_to_the_same_order_even_when_it_is_paid()
    {
        var visitor = await Shop.Host.SignInAsync();
        var key = RandomNumberGenerator.GetHexString(16);
        var first = (await visitor.PostAsync(Path, new { planId = Shop.Tokens }, key)).Expect(HttpStatusCode.Created);
        Shop.Stripe.SessionOf(first["sessionId"]).Pay();
        Assert.Equal("paid", await Shop.StatusAsync(visitor, first["sessionId"]));

        var repeated = (await visitor.PostAsync(Path, new { planId = Shop.Tokens }, key)).Expect(HttpStatusCode.OK);
        (await visitor.PostAsync(Path, new { planId = Shop.Premium }, key)).ExpectProblem(400, "invalid_request");
        (await visitor.PostAsync(Path, new { planId = Shop.Tokens, returnTo = "/x" }, key)).ExpectProblem(400, "invalid_request");

        Assert.Equal($"{first.Body}", $"{repeated.Body}");
        Assert.Single(Shop.Stripe.Sessions);
    }

    [Fact]
    public async Task A_key_that_joined_an_open_checkout_is_remembered_too()
    {
        var visitor = await Shop.Host.SignInAsync();
        var first = await visitor.PostAsync(Path, new { planId = Shop.Tokens, returnTo = "/a" }, "key-a");
        var joined = (await visitor.PostAsync(Path, new { planId = Shop.Tokens, returnTo = "/b" }, "key-b")).Expect(HttpStatusCode.OK);
        Shop.Stripe.SessionOf(first["sessionId"]).Pay();
        Assert.Equal("paid", await Shop.StatusAsync(visitor, first["sessionId"]));

        Assert.Equal(joined["sessionId"], (await visitor.PostAsync(Path, new { planId = Shop.Tokens, returnTo = "/b" }, "key-b")).Expect(HttpStatusCode.OK)["sessionId"]);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("chats/x")]
    [InlineData("")]
    [InlineData(" /chats")]
    [InlineData("/chats\n/x")]
    [InlineData("/\t/evil.example")]
    [InlineData("/%0a\u0000")]
    public async Task A_return_that_may_leave_this_site_is_refused(string returnTo)
    {
        var visitor = await Shop.Host.SignInAsync();

        (await visitor.PostAsync(Path, new { planId = Shop.Premium, returnTo })).ExpectProblem(400, "invalid_request");

        Assert.Empty(await Shop.Host.RowsAsync(visitor));
        Assert.Empty(Shop.Stripe.Calls);
    }

    [Fact]
    public async Task What_is_not_for_sale_is_not_sold()
    {
        var visitor = await Shop.Host.SignInAsync();

        (await visitor.PostAsync(Path, new { planId = "gold" })).ExpectProblem(404, "plan_not_found");
        (await visitor.PostAsync(Path, new { planId = Shop.Premium, provider = "paypal" })).ExpectProblem(400, "invalid_request");
        (await visitor.PostAsync(Path, new { planId = Shop.Premium, amount = 1 })).ExpectProblem(400, "invalid_request");
        (await visitor.PostAsync(Path, new { planId = 7 })).ExpectProblem(400, "invalid_request");

        Assert.Empty(Shop.Stripe.Calls);
    }

    [Theory]
    [InlineData(500, 1)]
    [InlineData(503, 2)]
    [InlineData(401, 1)]
    [InlineData(429, 2)]
    public async Task A_provider_that_fails_and_recovers_leaves_one_order_and_one_session(int status, int times)
    {
        var visitor = await Shop.Host.SignInAsync();
        Shop.Stripe.Fail(status, times);

        var answers = new List<Answer>();
        do
        {
            answers.Add(await visitor.PostAsync(Path, new { planId = Shop.Premium }));
        }
        while (answers[^1].Status != HttpStatusCode.Created && answers.Count < 5);

        Assert.All(answers[..^1], answer => answer.ExpectProblem(503, "payment_provider_unavailable"));
        Assert.Equal(HttpStatusCode.Created, answers[^1].Status);
        Assert.Equal(1, await Shop.Host.CountRowsAsync(visitor, "order~"));
        Assert.Single(Shop.Stripe.Sessions);
        Assert.Equal((false, 0L), await Shop.HasAsync(visitor));
    }

    [Fact]
    public async Task While_the_provider_is_down_the_success_page_is_told_so_and_nothing_is_granted()
    {
        var visitor = await Shop.Host.SignInAsync();
        var (order, session) = await Shop.CheckOutAsync(visitor, Shop.Premium);
        session.Pay();
        Shop.Stripe.Fail(500, 10);

        (await visitor.GetAsync($"/api/checkout/{order}")).ExpectProblem(503, "payment_provider_unavailable");

        Assert.Equal((false, 0L), await Shop.HasAsync(visitor));
    }

    [Fact]
    public async Task Another_users_order_is_not_found()
    {
        var ada = await Shop.Host.SignInAsync();
        var bob = await Shop.Host.SignInAsync();
        var (order, session) = await Shop.CheckOutAsync(ada, Shop.Premium);
        session.Pay();

        (await bob.GetAsync($"/api/checkout/{order}")).ExpectProblem(404, "not_found");
        (await bob.GetAsync("/api/checkout/" + order[..^1] + "x")).ExpectProblem(404, "not_found");

        Assert.Equal((false, 0L), await Shop.HasAsync(bob));
        Assert.Equal("paid", await Shop.StatusAsync(ada, order));
    }

    [Fact]
    public async Task Purchases_are_listed_newest_first()
    {
        var visitor = await Shop.Host.SignInAsync();
        var (paid, _) = await Shop.BuyAsync(visitor, Shop.Tokens);
        var (open, _) = await Shop.CheckOutAsync(visitor, Shop.Premium);

        var orders = (await visitor.GetAsync("/api/me/orders")).Expect(HttpStatusCode.OK).Body.GetProperty("orders").EnumerateArray().ToList();

        Assert.Equal([(open, "pending"), (paid, "paid")], orders.Select(order => (order.GetProperty("sessionId").GetString()!, order.GetProperty("status").GetString()!)));
    }
}

using CompanionChat.Domain.Payments;
using Microsoft.AspNetCore.WebUtilities;

namespace CompanionChat.Tests.Adapters.CoinGate;

public sealed class OpenOrderTests
{
    private const string List = "https://api.coingate.com/api/v2/orders?per_page=100&page=1&sort=created_at_desc&created_at%5Bfrom%5D=2026-11-21";

    [Fact]
    public async Task The_request_is_the_form_that_CoinGate_documents()
    {
        await using var bench = new CoinGateBench();
        bench.Api.Answers(200, CoinGateBench.Made().ToJsonString());

        await bench.OpenAsync(CoinGateBench.Order with { ReturnTo = "/chat/1?a=b" });

        var call = Assert.Single(bench.Api.Seen);
        Assert.Equal(("POST", "https://api.coingate.com/api/v2/orders", $"Token {PaymentBench.Key}"), (call.Method, call.Address, call.Authorization));
        var id = CoinGateBench.Order.Id.Value;
        Assert.Equal(
            new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["order_id"] = id,
                ["price_amount"] = "9.99",
                ["price_currency"] = "USD",
                ["receive_currency"] = "DO_NOT_CONVERT",
                ["title"] = "Gold & more",
                ["description"] = "Gold & more: 30 days of premium, 500 tokens",
                ["callback_url"] = $"https://chat.example/api/webhooks/coingate?for={PaymentBench.User.Value}",
                ["success_url"] = $"https://chat.example/premium/success?session_id={id}&returnTo=%2Fchat%2F1%3Fa%3Db",
                ["cancel_url"] = $"https://chat.example/plans?cancelled={id}&returnTo=%2Fchat%2F1%3Fa%3Db",
                ["token"] = "callback-token",
            },
            new SortedDictionary<string, string>(QueryHelpers.ParseQuery(call.Body).ToDictionary(field => field.Key, field => field.Value.ToString()), StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("A", "A..")]
    [InlineData("Gold", "Gold")]
    public async Task A_title_has_three_characters_at_least(string name, string title)
    {
        Assert.Equal(title, await TitleOfAsync(name));
    }

    [Fact]
    public async Task A_title_has_150_characters_at_most_and_no_half_of_one()
    {
        Assert.Equal(new string('a', 150), await TitleOfAsync(new string('a', 151)));
        Assert.Equal(new string('a', 149), await TitleOfAsync(new string('a', 149) + "😀"));
    }

    [Fact]
    public async Task A_whole_currency_has_no_decimals()
    {
        await using var bench = new CoinGateBench();
        bench.Api.Answers(200, CoinGateBench.Made().ToJsonString());

        await bench.OpenAsync(CoinGateBench.Order with { Plan = CoinGateBench.Order.Plan with { Price = new Money(1200, "jpy") } });

        var form = QueryHelpers.ParseQuery(bench.Api.Seen[0].Body);
        Assert.Equal(("1200", "JPY"), (form["price_amount"].ToString(), form["price_currency"].ToString()));
    }

    [Fact]
    public async Task A_new_order_ends_after_two_hours_unless_CoinGate_says_when()
    {
        await using var bench = new CoinGateBench();
        bench.Api.Answers(200, CoinGateBench.Made().ToJsonString())
            .Answers(200, CoinGateBench.Made(fields: ("expire_at", "2026-11-21T12:20:00+00:00")).ToJsonString());

        var opened = await bench.OpenAsync(CoinGateBench.Order);
        var chosen = await bench.OpenAsync(CoinGateBench.Order);

        Assert.Equal(new OpenedCheckout("538", new Uri("https://pay.coingate.com/invoice/538"), PaymentBench.Noon.AddHours(2)), opened);
        Assert.Equal(PaymentBench.Noon.AddMinutes(20), chosen.ExpiresAt);
    }

    [Fact]
    public async Task Who_comes_later_looks_for_the_order_of_an_earlier_try_and_takes_it()
    {
        await using var bench = new CoinGateBench();
        bench.Clock.Advance(TimeSpan.FromSeconds(3));
        bench.Api.Answers(200, CoinGateBench.Page(CoinGateBench.Made(id: 540, orderId: "another"), CoinGateBench.Made(id: 539), CoinGateBench.Made("pending")));

        var opened = await bench.OpenAsync(CoinGateBench.Order);

        Assert.Equal("538", opened.SessionId);
        var call = Assert.Single(bench.Api.Seen);
        Assert.Equal(("GET", List), (call.Method, call.Address));
    }

    [Fact]
    public async Task So_does_every_try_after_the_first()
    {
        await using var bench = new CoinGateBench();
        bench.Api.Answers(200, CoinGateBench.Page(CoinGateBench.Made()));

        Assert.Equal("538", (await bench.OpenAsync(CoinGateBench.Order with { Attempt = 1 })).SessionId);
    }

    [Theory]
    [InlineData("expired")]
    [InlineData("canceled")]
    [InlineData("invalid")]
    public async Task An_order_that_has_ended_is_not_taken_again(string status)
    {
        await using var bench = new CoinGateBench();
        bench.Api.Answers(200, CoinGateBench.Page(CoinGateBench.Made(status))).Answers(200, CoinGateBench.Made(id: 541).ToJsonString());

        Assert.Equal("541", (await bench.OpenAsync(CoinGateBench.Order with { Attempt = 1 })).SessionId);
    }

    [Fact]
    public async Task After_a_lost_answer_it_looks_instead_of_asking_again()
    {
        await using var bench = new CoinGateBench();
        bench.Api.Breaks().Answers(200, CoinGateBench.Page(CoinGateBench.Made()));

        Assert.Equal("538", (await bench.OpenAsync(CoinGateBench.Order)).SessionId);
        Assert.Equal(["POST", "GET"], bench.Api.Seen.Select(call => call.Method), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Where_a_lost_answer_made_nothing_the_next_try_does()
    {
        await using var bench = new CoinGateBench();
        bench.Api.Breaks().Answers(200, CoinGateBench.Page());

        var failure = await bench.FailsAsync(CoinGateBench.Order);

        Assert.Equal((0, "connection"), (failure.Status, failure.Reason));
        Assert.Equal(["POST", "GET"], bench.Api.Seen.Select(call => call.Method), StringComparer.Ordinal);
    }

    [Fact]
    public async Task It_looks_through_the_pages_until_the_orders_are_older()
    {
        await using var bench = new CoinGateBench();
        var others = Enumerable.Range(1000, 100).Select(id => CoinGateBench.Made(id: id, orderId: "another"));
        var older = Enumerable.Range(100, 100).Select(id => CoinGateBench.Made(id: id, orderId: "another", minutesOld: 6));
        bench.Api.Answers(200, CoinGateBench.Page(others)).Answers(200, CoinGateBench.Page(older)).Answers(200, CoinGateBench.Made().ToJsonString());

        Assert.Equal("538", (await bench.OpenAsync(CoinGateBench.Order with { Attempt = 1 })).SessionId);
        Assert.Equal(["GET", "GET", "POST"], bench.Api.Seen.Select(call => call.Method), StringComparer.Ordinal);
        Assert.Contains("&page=2&", bench.Api.Seen[1].Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_it_cannot_see_all_orders_it_makes_none()
    {
        await using var bench = new CoinGateBench();
        for (var page = 0; page < 6; page++)
        {
            bench.Api.Answers(200, CoinGateBench.Page(Enumerable.Range(1000, 100).Select(id => CoinGateBench.Made(id: id, orderId: "another"))));
        }

        Assert.Equal("too_many_orders", (await bench.FailsAsync(CoinGateBench.Order with { Attempt = 1 })).Reason);
    }

    [Theory]
    [InlineData(422, "OrderIsNotValid", false)]
    [InlineData(429, "RateLimitExceeded", false)]
    [InlineData(500, "InternalServerError", true)]
    public async Task A_refusal_is_passed_on_and_the_order_not_asked_for_twice(int status, string reason, bool isServerError)
    {
        await using var bench = new CoinGateBench();
        bench.Api.Answers(status, $$"""{"message":"secret-word","reason":"{{reason}}"}""");

        var failure = await bench.FailsAsync(CoinGateBench.Order);

        Assert.Equal((PaymentProvider.CoinGate, status, reason, isServerError), (failure.Provider, failure.Status, failure.Reason, failure.IsServerError));
        Assert.Single(bench.Api.Seen);
        bench.KeepsItsSecrets("secret-word", PaymentBench.Key, "callback-token");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("""{"id":538}""")]
    [InlineData("""{"id":"../5","status":"new","payment_url":"https://pay.coingate.com/1","created_at":"2026-11-21T12:00:00Z"}""")]
    [InlineData("""{"id":538,"status":"new","payment_url":"javascript:alert(1)","created_at":"2026-11-21T12:00:00Z"}""")]
    [InlineData("""{"id":538,"status":"new","payment_url":"https://pay.coingate.com/1","created_at":"yesterday"}""")]
    [InlineData("""{"id":538,"status":"\ud800"}""")]
    public async Task What_is_no_order_opens_nothing(string body)
    {
        await using var bench = new CoinGateBench();
        bench.Api.Answers(200, body);

        Assert.Equal(200, (await bench.FailsAsync(CoinGateBench.Order)).Status);
    }

    [Fact]
    public async Task There_is_nothing_to_close()
    {
        await using var bench = new CoinGateBench();

        await bench.Payments!.CloseAsync(CoinGateBench.Open, CancellationToken.None);

        Assert.Empty(bench.Api.Seen);
    }

    private static async Task<string> TitleOfAsync(string name)
    {
        await using var bench = new CoinGateBench();
        bench.Api.Answers(200, CoinGateBench.Made().ToJsonString());
        await bench.OpenAsync(CoinGateBench.Order with { Plan = CoinGateBench.Order.Plan with { Name = name } });
        return QueryHelpers.ParseQuery(bench.Api.Seen[0].Body)["title"].ToString();
    }
}

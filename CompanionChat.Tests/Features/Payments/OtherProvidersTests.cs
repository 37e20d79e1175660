using System.Net;
using System.Text.Json;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Features.Payments;

/// <summary>Paying by CoinGate and by Upgate, as their simulators play them: what they notify is a hint, what their API says is what counts.</summary>
public sealed class OtherProvidersTests(AppFixture app) : IClassFixture<AppFixture>
{
    public static TheoryData<string, string> Paid() => new()
    {
        { "coingate", "pay" },
        { "coingate", "confirming,pay" },
        { "coingate", "overpay" },
        { "upgate", "pay" },
        { "upgate", "pending,pay" },
    };

    [Theory]
    [MemberData(nameof(Paid))]
    public async Task What_is_paid_is_granted_once_and_pushed(string provider, string actions)
    {
        var visitor = await app.SignInAsync();
        await using var screen = await app.OpenScreenAsync(visitor);
        var (order, control) = await CheckOutAsync(visitor, provider);

        foreach (var action in actions.Split(','))
        {
            await ActAsync(control, action);
        }

        Assert.Equal(100, (await screen.EventAsync("entitlementsChanged")).GetProperty("tokens").GetInt64());
        Assert.Equal("paid", (await visitor.GetAsync($"/api/checkout/{order}"))["status"]);
        Assert.Equal("100", (await visitor.GetAsync("/api/me"))["tokens"]);
        Assert.Equal(0, await app.Host.CountRowsAsync(visitor, "open~"));
    }

    public static TheoryData<string, string, string> NotPaid() => new()
    {
        { "coingate", "confirming", "pending" },
        { "coingate", "underpay", "pending" },
        { "coingate", "expire", "expired" },
        { "coingate", "cancel", "expired" },
        { "upgate", "pending", "pending" },
        { "upgate", "decline", "expired" },
    };

    [Theory]
    [MemberData(nameof(NotPaid))]
    public async Task What_is_not_paid_is_not_granted(string provider, string action, string status)
    {
        var visitor = await app.SignInAsync();
        var (order, control) = await CheckOutAsync(visitor, provider);

        await ActAsync(control, action);

        await Eventually.TrueAsync(async () => (await visitor.GetAsync($"/api/checkout/{order}"))["status"] == status, $"{action} is {status}");
        Assert.Equal("0", (await visitor.GetAsync("/api/me"))["tokens"]);
    }

    [Theory]
    [InlineData("coingate", "refund")]
    [InlineData("upgate", "refund")]
    [InlineData("upgate", "chargeback")]
    public async Task What_is_given_back_is_taken_back(string provider, string action)
    {
        var visitor = await app.SignInAsync();
        var (order, control) = await CheckOutAsync(visitor, provider);
        await ActAsync(control, "pay");
        await Eventually.TrueAsync(async () => (await visitor.GetAsync($"/api/checkout/{order}"))["status"] == "paid", "paid");

        await ActAsync(control, action);

        await Eventually.TrueAsync(async () => (await visitor.GetAsync("/api/me"))["tokens"] == "0", "taken back");
        Assert.Equal(action == "refund" ? "refunded" : "disputed", (await visitor.GetAsync($"/api/checkout/{order}"))["status"]);
    }

    public static TheoryData<string> Callbacks() => ["another token", "no token", "another order", "another user", "no user", "rubbish"];

    [Theory]
    [MemberData(nameof(Callbacks))]
    public async Task A_callback_without_the_orders_own_token_changes_nothing(string what)
    {
        var visitor = await app.SignInAsync();
        var (order, control) = await CheckOutAsync(visitor, "coingate");
        await app.Host.DialAsync("coingate/webhooks", new { mode = "drop", times = 1 });
        await ActAsync(control, "pay");
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["id"] = control.Split('/')[^1], ["order_id"] = order, ["status"] = "paid", ["token"] = "guessed",
        };
        var address = $"/api/webhooks/coingate?for={visitor.Key.Value}";
        switch (what)
        {
            case "no token":
                fields.Remove("token");
                break;
            case "another order":
                fields["order_id"] = order[..^1] + (order[^1] == '0' ? '1' : '0');
                break;
            case "another user":
                address = $"/api/webhooks/coingate?for={(await app.SignInAsync()).Key.Value}";
                break;
            case "no user":
                address = "/api/webhooks/coingate";
                break;
            case "rubbish":
                fields.Clear();
                break;
        }

        var books = await RowsAsync(visitor);
        var answer = await Visitor.Anonymous(app.Http).SendAsync(HttpMethod.Post, address, new FormUrlEncodedContent(fields));

        answer.ExpectProblem(400, "webhook_signature_invalid");
        Assert.Equal(books, await RowsAsync(visitor));
    }

    [Fact]
    public async Task A_postback_of_a_stranger_is_only_a_reason_to_look()
    {
        var visitor = await app.SignInAsync();
        var (order, _) = await CheckOutAsync(visitor, "upgate");
        var stranger = Visitor.Anonymous(app.Http);
        var claim = new { transaction_type = "SALE", transaction_status = "SUCCESS", payment = new { merchant_payment_id = order, merchant_customer_id = visitor.Key.Value } };

        (await stranger.PostAsync("/api/webhooks/upgate", claim)).Expect(HttpStatusCode.OK);

        Assert.Equal("pending", (await visitor.GetAsync($"/api/checkout/{order}"))["status"]);
        Assert.Equal("0", (await visitor.GetAsync("/api/me"))["tokens"]);
    }

    [Theory]
    [InlineData("coingate")]
    [InlineData("upgate")]
    public async Task An_answer_that_is_lost_on_the_way_leaves_one_order(string provider)
    {
        var visitor = await app.SignInAsync();
        await app.Host.DialAsync(provider, new { mode = "drop", times = 1 });

        var first = await visitor.PostAsync("/api/checkout", new { planId = Shop.Tokens, provider });
        var second = await visitor.PostAsync("/api/checkout", new { planId = Shop.Tokens, provider });

        Assert.Contains(first.Status, (HttpStatusCode[])[HttpStatusCode.Created, HttpStatusCode.ServiceUnavailable]);
        Assert.Contains(second.Status, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.Created]);
        Assert.Equal(1, await app.Host.CountRowsAsync(visitor, "order~"));
    }

    private async Task<(string Order, string Control)> CheckOutAsync(Visitor visitor, string provider)
    {
        var answer = (await visitor.PostAsync("/api/checkout", new { planId = Shop.Tokens, provider })).Expect(HttpStatusCode.Created);
        var id = answer["checkoutUrl"].Split('/')[^1];
        return (answer["sessionId"], provider == "coingate" ? $"/_sim/coingate/orders/{id}" : $"/_sim/upgate/payments/{id}");
    }

    private async Task ActAsync(string control, string action)
    {
        using var done = await app.Http.PostAsync($"{control}/{action}", null);
        done.EnsureSuccessStatusCode();
    }

    private async Task<string> RowsAsync(Visitor visitor) =>
        JsonSerializer.Serialize((await app.Host.RowsAsync(visitor)).Select(row => new { row.RowKey, ETag = row.ETag.ToString() }));
}

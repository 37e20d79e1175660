using System.Net;
using System.Text.Json;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Features.Payments;

/// <summary>What CoinGate and Upgate call anything but paid buys nothing, and a callback is CoinGate's only with the order's own secret.</summary>
public sealed class NotPaidTests(AppFixture app) : IClassFixture<AppFixture>
{
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

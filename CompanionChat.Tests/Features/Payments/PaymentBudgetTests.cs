using System.Net;
using CompanionChat.LocalHost.Storage;
using CompanionChat.Tests.Drivers;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.Tests.Features.Payments;

/// <summary>How many storage requests, and calls of Stripe, paying takes; counted at the transport.</summary>
public sealed class PaymentBudgetTests
{
    [Fact]
    public async Task Paying_takes_so_many_requests()
    {
        await using var shop = await Shop.OpenAsync();
        var visitor = await shop.Host.SignInAsync();
        var order = "";

        await ExpectAsync(shop, ["GET Chat entity 3", "POST Chat batch 2"], 1, async () =>
            order = (await visitor.PostAsync("/api/checkout", new { planId = Shop.Tokens })).Expect(HttpStatusCode.Created)["sessionId"]);
        await ExpectAsync(shop, ["GET Chat entity 2"], 0, () => visitor.PostAsync("/api/checkout", new { planId = Shop.Tokens }));

        var session = shop.Stripe.SessionOf(order);
        session.Pay();
        await ExpectAsync(shop, ["GET Chat entity 3", "POST Chat batch 1"], 1, () => shop.TellAsync("checkout.session.completed", session.Show()));
        await ExpectAsync(shop, ["GET Chat entity 2"], 0, () => shop.TellAsync("checkout.session.completed", session.Show()));
        await ExpectAsync(shop, ["GET Chat entity 2"], 0, () => visitor.GetAsync($"/api/checkout/{order}"));
        await ExpectAsync(shop, ["GET Chat entity 2", "POST Chat batch 1"], 0, () => shop.TellAsync("charge.refunded", session.Charge(166)));
        await ExpectAsync(shop, ["GET Chat query 1"], 0, () => visitor.GetAsync("/api/me/orders"));
        await ExpectAsync(shop, [], 0, () => visitor.GetAsync("/api/plans"));
        await ExpectAsync(shop, [], 0, () => shop.DeliverAsync("{}", "t=1,v1=forged"));
    }

    private static async Task ExpectAsync(Shop shop, string[] storage, int calls, Func<Task<Answer>> act)
    {
        var counter = shop.Host.Services.GetRequiredService<StorageRequestCounter>();
        var before = shop.Stripe.Calls.Count;
        counter.Reset();
        await act();
        Assert.Equal(storage, counter.Counts.Select(count => $"{count.Key} {count.Value}").Order(StringComparer.Ordinal));
        Assert.Equal(calls, shop.Stripe.Calls.Count - before);
    }

    private static Task ExpectAsync(Shop shop, string[] storage, int calls, Func<Task> act) => ExpectAsync(shop, storage, calls, async () =>
    {
        await act();
        return default(Answer)!;
    });
}

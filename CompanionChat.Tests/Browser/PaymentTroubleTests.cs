using CompanionChat.Tests.Infrastructure;
using Microsoft.Playwright;

namespace CompanionChat.Tests.Browser;

/// <summary>Payments that take their time, fail, or are taken back, and a provider that is down: the screens follow by themselves.</summary>
public sealed class PaymentTroubleTests(BrowserFixture browser, AppFixture app) : BuyingTest(browser, app), IClassFixture<AppFixture>
{
    [Fact]
    public async Task A_payment_that_takes_its_time_is_waited_for_and_arrives_by_itself()
    {
        var person = await OutOfMessagesAsync();
        await BuyAsync(person);
        await Cashier.PressAsync(person.Page, "Pay later (bank debit)");
        await ExpectStatusAsync(person, "pending");
        await Expect(person.Page.GetByText("your bank is still working on it")).ToBeVisibleAsync();
        var elsewhere = new ChatView(await person.OpenTabAsync());
        await ExpectLockedAsync(elsewhere);

        await Cashier.LetAsync(person, "settle");

        await ExpectStatusAsync(person, "paid");
        await ExpectFreeAsync(elsewhere);
    }

    [Fact]
    public async Task A_payment_that_fails_later_is_told()
    {
        var person = await OutOfMessagesAsync();
        await BuyAsync(person);
        await Cashier.PressAsync(person.Page, "Pay later (bank debit)");
        await ExpectStatusAsync(person, "pending");

        await Cashier.LetAsync(person, "fail");

        await ExpectStatusAsync(person, "expired");
        await Expect(person.Page.GetByRole(AriaRole.Link, new() { Name = "See plans" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_refund_locks_the_composer_by_push()
    {
        var person = await PremiumByPurchaseAsync();

        await Cashier.LetAsync(person, "refund");

        await ExpectLockedAsync(person.View);
        await Expect(person.View.PremiumBadge).ToHaveCountAsync(0);
        await person.Page.GotoAsync("/account");
        await Expect(person.Page.GetByTestId("order")).ToHaveAttributeAsync("data-status", "refunded");
    }

    [Fact]
    public async Task A_dispute_locks_the_composer_and_one_that_is_won_frees_it()
    {
        var person = await PremiumByPurchaseAsync();

        await Cashier.LetAsync(person, "dispute");
        await ExpectLockedAsync(person.View);

        await Cashier.LetAsync(person, "dispute/won");
        await ExpectFreeAsync(person.View);
    }

    [Theory]
    [InlineData("plan_not_found", "This plan is not for sale any more.")]
    [InlineData("provider_not_configured", "This way to pay is not on offer any more.")]
    public async Task What_is_no_longer_on_offer_is_told_and_the_offer_read_again(string code, string text)
    {
        var person = await SignedInAsync();
        person.Provokes("404 (Not Found)");
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await person.Page.RouteAsync("**/api/checkout", async route =>
        {
            await answer.Task;
            await route.FulfillAsync(new() { Status = 404, ContentType = "application/problem+json", Body = $$"""{"type":"about:blank","title":"No.","status":404,"code":"{{code}}"}""" });
        });
        await person.Page.GotoAsync("/plans");
        await WaysToPay(person).GetByText("Crypto").ClickAsync();
        var asked = await person.Page.RunAndWaitForRequestAsync(() => BuyButton(person).ClickAsync(), "**/api/checkout");
        Assert.Contains("\"provider\":\"coingate\"", asked.PostData, StringComparison.Ordinal);
        await Expect(person.Page.GetByRole(AriaRole.Button, new() { Name = "One moment…" })).ToBeDisabledAsync();
        await Expect(person.Page.GetByRole(AriaRole.Button, new() { Name = "Buy 100 tokens" })).ToBeDisabledAsync();

        await person.Page.RunAndWaitForResponseAsync(
            () =>
            {
                answer.SetResult();
                return Task.CompletedTask;
            },
            "**/api/plans");

        await Expect(person.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync($"{text} Nothing was charged.");
        await Expect(BuyButton(person)).ToBeEnabledAsync();
    }

    [Fact]
    public async Task While_the_provider_is_down_one_can_try_again_and_it_stays_one_purchase()
    {
        var person = await OutOfMessagesAsync();
        person.Provokes("/api/checkout");
        var keys = new List<string>();
        person.Page.Request += (_, request) =>
        {
            if (request.Method == "POST" && request.Url.EndsWith("/api/checkout", StringComparison.Ordinal))
            {
                keys.Add(request.Headers["idempotency-key"]);
            }
        };
        await Host.DialAsync("stripe", new { mode = "error", status = 503, times = 0 });
        await BuyAsync(person);
        var problem = person.Page.GetByRole(AriaRole.Alert);
        await Expect(problem).ToContainTextAsync("The payment provider cannot be reached right now. Nothing was charged.");

        // The first problem is still to be seen while the second click is under way.
        await person.Page.RunAndWaitForResponseAsync(() => BuyButton(person).ClickAsync(), "**/api/checkout");
        await Expect(BuyButton(person)).ToBeEnabledAsync();
        await Expect(problem).ToContainTextAsync("Nothing was charged.");

        await Host.DialAsync("stripe", new { mode = "ok" });
        await problem.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Cashier.PressAsync(person.Page, "Pay");

        await ExpectStatusAsync(person, "paid");
        Assert.Equal(3, keys.Count);
        Assert.NotEqual(keys[0], keys[1]);
        Assert.Equal(keys[1], keys[2]);
    }
}

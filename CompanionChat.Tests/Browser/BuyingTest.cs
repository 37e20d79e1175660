using CompanionChat.Tests.Infrastructure;
using Microsoft.Playwright;

namespace CompanionChat.Tests.Browser;

/// <summary>A test with people who buy.</summary>
public abstract class BuyingTest(BrowserFixture browser, AppFixture app) : BrowserTest(browser, app)
{
    /// <summary>The plan that they buy.</summary>
    protected const string Plan = "Premium for 30 days";

    private protected Cashier Cashier => new(Host);

    protected static ILocator BuyButton(Person person) => person.Page.GetByRole(AriaRole.Button, new() { Name = $"Buy {Plan}" });

    protected static ILocator WaysToPay(Person person) => person.Page.GetByRole(AriaRole.Group, new() { Name = "Pay with" });

    protected static async Task BuyAsync(Person person)
    {
        await person.View.Banner.GetByRole(AriaRole.Link, new() { Name = "See plans" }).ClickAsync();
        await BuyButton(person).ClickAsync();
    }

    protected static Task ExpectStatusAsync(Person person, string status) =>
        Expect(person.Page.Locator("[data-testid=checkout][aria-busy=false]")).ToHaveAttributeAsync("data-status", status);

    protected static async Task ExpectFreeAsync(ChatView view)
    {
        await Expect(view.Banner).ToHaveCountAsync(0);
        await Expect(view.Composer).ToBeEnabledAsync();
        await Expect(view.Quota).ToHaveTextAsync("Premium: no limit");
    }

    protected static async Task ExpectLockedAsync(ChatView view)
    {
        await Expect(view.Banner).ToBeVisibleAsync();
        await Expect(view.Composer).ToBeDisabledAsync();
        await Expect(view.Send).ToBeDisabledAsync();
    }

    protected async Task<Person> OutOfMessagesAsync()
    {
        var person = await InConversationAsync();
        for (var sent = 1; sent <= 10; sent++)
        {
            await person.Visitor.SayAsync(person.Conversation, $"Message {sent}");
        }

        await ExpectLockedAsync(person.View);
        await Expect(person.View.Typing).ToHaveCountAsync(0);
        return person;
    }

    protected async Task<Person> PremiumByPurchaseAsync()
    {
        var person = await OutOfMessagesAsync();
        await BuyAsync(person);
        await Cashier.PressAsync(person.Page, "Pay");
        await ExpectStatusAsync(person, "paid");
        await person.Page.GetByRole(AriaRole.Link, new() { Name = "Back to the conversation" }).ClickAsync();
        await ExpectFreeAsync(person.View);
        return person;
    }
}

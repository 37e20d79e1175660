using System.Text.Json.Nodes;
using CompanionChat.Tests.Infrastructure;
using Microsoft.Playwright;

namespace CompanionChat.Tests.Browser;

/// <summary>Paying, as a person does it: out of messages, to the provider's page, and back to where they were.</summary>
public sealed class PaymentTests(BrowserFixture browser, AppFixture app) : BuyingTest(browser, app), IClassFixture<AppFixture>
{
    [Fact]
    public async Task Who_runs_out_of_messages_pays_comes_back_and_goes_on()
    {
        var person = await OutOfMessagesAsync();
        await person.View.Banner.GetByRole(AriaRole.Link, new() { Name = "See plans" }).ClickAsync();
        await Expect(person.Page.GetByRole(AriaRole.List, new() { Name = "Plans: Premium" }).GetByTestId("plan")).ToHaveCountAsync(2);
        await Expect(person.Page.GetByRole(AriaRole.List, new() { Name = "Plans: Tokens" }).GetByTestId("plan")).ToHaveCountAsync(2);
        await Expect(WaysToPay(person).GetByRole(AriaRole.Radio, new() { Name = "Card" })).ToBeCheckedAsync();
        await BuyButton(person).ClickAsync();
        await Cashier.PressAsync(person.Page, "Pay");
        await ExpectStatusAsync(person, "paid");
        await Expect(person.Page.GetByTestId("belongings")).ToContainTextAsync("Premium until");
        await person.Page.EvaluateAsync("() => { window.isSamePage = true; }");

        await person.Page.GetByRole(AriaRole.Link, new() { Name = "Back to the conversation" }).ClickAsync();

        await Expect(person.Page).ToHaveURLAsync($"/chats/{person.Conversation}");
        await ExpectFreeAsync(person.View);
        await person.View.SayAsync("Where were we?");
        await person.View.ExpectAnsweredAsync(11);
        Assert.True(await person.Page.EvaluateAsync<bool>("() => window.isSamePage === true"));
        await person.Page.GotoAsync("/account");
        var order = person.Page.GetByTestId("order");
        await Expect(order).ToContainTextAsync(Plan);
        await Expect(order).ToContainTextAsync("US$9.99");
        await Expect(order).ToHaveAttributeAsync("data-status", "paid");
        await Expect(person.Page.GetByTestId("premium")).ToContainTextAsync("Premium until");
    }

    [Theory]
    [InlineData("Crypto", "coingate")]
    [InlineData("Upgate", "upgate")]
    public async Task Every_way_to_pay_leads_back(string name, string provider)
    {
        var person = await OutOfMessagesAsync();
        await person.View.Banner.GetByRole(AriaRole.Link, new() { Name = "See plans" }).ClickAsync();
        await WaysToPay(person).GetByText(name).ClickAsync();
        await BuyButton(person).ClickAsync();
        await Cashier.PressAsync(person.Page, "Pay", provider);

        await ExpectStatusAsync(person, "paid");
        await person.Page.GetByRole(AriaRole.Link, new() { Name = "Back to the conversation" }).ClickAsync();
        await ExpectFreeAsync(person.View);
    }

    [Fact]
    public async Task Where_there_is_one_way_to_pay_nobody_is_asked_which()
    {
        var person = await SignedInAsync();
        await person.Page.RouteAsync("**/api/plans", async route =>
        {
            var offer = JsonNode.Parse(await (await route.FetchAsync()).TextAsync())!;
            offer["providers"] = new JsonArray("stripe");
            await route.FulfillAsync(new() { ContentType = "application/json", Body = offer.ToJsonString() });
        });

        await person.Page.GotoAsync("/plans");

        await Expect(BuyButton(person)).ToBeEnabledAsync();
        await Expect(WaysToPay(person)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Another_tab_is_freed_by_the_push_alone()
    {
        var person = await OutOfMessagesAsync();
        var other = await person.OpenTabAsync();
        var view = new ChatView(other);
        await Expect(view.Banner).ToBeVisibleAsync();
        await other.RouteAsync("**/api/**", _ => Task.CompletedTask); // from now on nothing that it asks is answered

        await BuyAsync(person);
        await Cashier.PressAsync(person.Page, "Pay");

        await ExpectFreeAsync(view);
        await Expect(view.PremiumBadge).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Who_cancels_is_told_that_nothing_was_charged_and_finds_the_same_checkout_again()
    {
        var person = await OutOfMessagesAsync();
        await BuyAsync(person);
        await Cashier.PressAsync(person.Page, "Cancel");
        await Expect(person.Page.GetByTestId("cancelled")).ToContainTextAsync("Nothing was charged.");

        await BuyButton(person).ClickAsync();
        await Cashier.PressAsync(person.Page, "Cancel");

        Assert.Single(await Cashier.SessionsAsync(person));
        await person.Page.GetByTestId("cancelled").GetByRole(AriaRole.Link, new() { Name = "Back to the conversation" }).ClickAsync();
        await Expect(person.Page).ToHaveURLAsync($"/chats/{person.Conversation}");
        await ExpectLockedAsync(person.View);
    }

    [Fact]
    public async Task Back_from_the_provider_by_the_browsers_own_button_one_can_choose_again()
    {
        var person = await OutOfMessagesAsync();
        await BuyAsync(person);
        await person.Page.WaitForURLAsync("**/_sim/stripe/pay/**");

        await person.Page.GoBackAsync();

        await Expect(BuyButton(person)).ToBeEnabledAsync();
    }

    [Fact]
    public async Task Who_is_not_signed_in_sees_the_plans_and_signs_in_to_buy()
    {
        var person = await NewcomerAsync();
        person.Provokes("401 (Unauthorized)");
        await person.Page.GotoAsync("/plans");
        await BuyButton(person).ClickAsync();
        await Expect(person.View.Heading("Good company, any hour")).ToBeVisibleAsync();

        await person.SignInByNameAsync(Person.NewName());
        await BuyButton(person).ClickAsync();
        await Cashier.PressAsync(person.Page, "Pay");

        await ExpectStatusAsync(person, "paid");
        await person.Page.GetByRole(AriaRole.Link, new() { Name = "To the chats" }).ClickAsync();
        await Expect(person.View.PremiumBadge).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Somebody_elses_purchase_is_none()
    {
        var buyer = await OutOfMessagesAsync();
        await BuyAsync(buyer);
        await Cashier.PressAsync(buyer.Page, "Pay");
        await ExpectStatusAsync(buyer, "paid");
        var other = await SignedInAsync();
        other.Provokes("404 (Not Found)");

        await other.Page.GotoAsync(buyer.Page.Url);

        await Expect(other.View.Heading("No such purchase")).ToBeVisibleAsync();
    }
}

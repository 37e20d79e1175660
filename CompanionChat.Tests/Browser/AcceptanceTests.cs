using System.Text.RegularExpressions;
using CompanionChat.Tests.Infrastructure;
using Microsoft.Playwright;

namespace CompanionChat.Tests.Browser;

/// <summary>The seven acceptance tests of the product, as a person does them.</summary>
public sealed partial class AcceptanceTests(BrowserFixture browser, AppFixture app) : BrowserTest(browser, app), IClassFixture<AppFixture>
{
    [Fact]
    public async Task AT1_somebody_signs_in_meets_a_companion_writes_and_is_answered()
    {
        var person = await NewcomerAsync();
        var view = person.View;
        await Host.DialAsync("llm/primary", new { mode = "slow", delayMs = 1500 });
        await person.Page.GotoAsync("/");
        await Expect(view.Heading("Good company, any hour")).ToBeVisibleAsync();
        await person.SignInByNameAsync(Person.NewName());

        await person.Page.GetByRole(AriaRole.Link, new() { Name = "Meet the companions" }).ClickAsync();
        await Expect(person.Page.GetByTestId("companion")).ToHaveCountAsync(Host.Companions.Count);
        await person.Page.GetByTestId("companion").First.ClickAsync();
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Message" }).ClickAsync();

        await Expect(view.FromCompanion).ToHaveCountAsync(1);
        await Expect(person.Page.GetByTestId("ai-notice")).ToBeVisibleAsync();
        await Expect(view.Composer).ToBeFocusedAsync();
        await person.Page.Keyboard.TypeAsync("Hello there");
        await person.Page.Keyboard.PressAsync("Shift+Enter");
        await person.Page.Keyboard.TypeAsync("in two lines");
        await person.Page.Keyboard.PressAsync("Enter");

        await Expect(view.Mine.Locator("p").First).ToHaveTextAsync("Hello there\nin two lines");
        await Expect(view.Composer).ToHaveValueAsync("");
        await Expect(view.Typing).ToBeVisibleAsync();
        await view.ExpectAnsweredAsync(1);
        await Expect(view.Composer).ToBeFocusedAsync();
    }

    [Fact]
    public async Task AT2_the_quota_counts_down_to_the_banner_and_no_further()
    {
        var person = await InConversationAsync();
        var view = person.View;
        for (var sent = 1; sent <= 10; sent++)
        {
            await view.SayAsync($"Message {sent}");
            await Expect(view.Quota).ToHaveTextAsync($"{10 - sent} free {(sent == 9 ? "message" : "messages")} left");
            await view.ExpectAnsweredAsync(sent);
        }

        await Expect(view.Banner).ToBeVisibleAsync();
        await Expect(view.Composer).ToBeDisabledAsync();
        await Expect(view.Send).ToBeDisabledAsync();
        await person.Page.GetByRole(AriaRole.Link, new() { Name = "See plans" }).ClickAsync();
        await Expect(view.Heading("Plans")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task AT3_premium_is_not_counted()
    {
        var person = await SignedInAsync();
        await Host.GrantPremiumAsync(person.Visitor, Host.Now.AddHours(1));
        await person.OpenConversationAsync(Host.Companion);
        await Expect(person.View.Quota).ToHaveTextAsync("Premium: no limit");

        for (var sent = 1; sent <= 11; sent++)
        {
            await person.View.SayAsync($"Message {sent}");
            await person.View.ExpectAnsweredAsync(sent);
        }

        await Expect(person.View.Composer).ToBeEnabledAsync();
        Assert.Equal(10, await person.Visitor.FreeTextAsync(person.Conversation));
    }

    [Fact]
    public async Task AT4_a_reply_makes_a_dot_and_a_count_in_the_title_and_reading_clears_both()
    {
        var person = await SignedInAsync();
        var conversation = await person.Visitor.StartAsync(Host.Companion);
        await person.Page.GotoAsync("/");
        await Expect(person.View.Threads).ToHaveCountAsync(1);
        await Expect(person.View.UnreadDots).ToHaveCountAsync(0);

        await person.Visitor.SayAsync(conversation, "From another device");
        await Expect(person.View.UnreadDots).ToHaveCountAsync(1);
        await Expect(person.Page).ToHaveTitleAsync(Counted());

        await person.View.Threads.First.ClickAsync();
        await Expect(person.View.FromCompanion).ToHaveCountAsync(2);
        await Expect(person.View.UnreadDots).ToHaveCountAsync(0);
        await Expect(person.Page).ToHaveTitleAsync(NotCounted());
        await Eventually.TrueAsync(
            async () => !(await person.Visitor.GetAsync("/api/threads")).Body.GetProperty("threads")[0].GetProperty("unread").GetBoolean(), "read on the server");
    }

    [Fact]
    public async Task AT5_a_refused_check_sends_nothing_and_shows_a_way_out()
    {
        await Host.DialAsync("turnstile", new { mode = "reject", times = 0 });
        var person = await InConversationAsync();
        person.Provokes("403 (Forbidden)");

        await person.View.SayAsync("Let me in");
        await Expect(person.View.Problem).ToContainTextAsync("Not sent, not charged: the security check failed.");
        Assert.Empty(await person.SentAsync());

        await Host.DialAsync("turnstile", new { mode = "ok" });
        await person.View.Problem.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await person.View.ExpectAnsweredAsync(1);
        Assert.Equal(["Let me in"], await person.SentAsync());
    }

    [Fact]
    public async Task AT6_with_the_primary_failing_the_fallback_answers()
    {
        await Host.DialAsync("llm/primary", new { mode = "error", status = 401, times = 0 });
        var before = await Host.LlmCallsAsync("fallback");
        var person = await InConversationAsync();

        await person.View.SayAsync("Is anybody there?");

        await person.View.ExpectAnsweredAsync(1);
        Assert.Equal(before + 1, await Host.LlmCallsAsync("fallback"));
    }

    [Fact]
    public async Task AT7_everything_is_there_after_a_reload_and_on_another_browser()
    {
        var person = await NewcomerAsync();
        var name = Person.NewName();
        await person.Page.GotoAsync("/");
        await person.SignInByNameAsync(name);
        await Expect(person.View.Heading("Nobody to talk to yet")).ToBeVisibleAsync();
        await person.OpenConversationAsync(Host.Companion);
        await person.View.SayAsync("Remember me");
        await person.View.ExpectAnsweredAsync(1);
        var texts = await person.View.Messages.Locator("p:first-child").AllInnerTextsAsync();

        await person.Page.ReloadAsync();
        await Expect(person.View.Messages.Locator("p:first-child")).ToHaveTextAsync(texts);
        await Expect(person.View.Quota).ToHaveTextAsync("9 free messages left");

        var elsewhere = await NewcomerAsync();
        await elsewhere.Page.GotoAsync($"/chats/{person.Conversation}");
        await elsewhere.SignInByNameAsync(name);
        await Expect(elsewhere.View.Messages.Locator("p:first-child")).ToHaveTextAsync(texts);
    }

    [Fact]
    public async Task Where_both_providers_fail_the_message_is_given_back_and_can_be_sent_again()
    {
        await Host.DialAsync("llm/primary", new { mode = "error", status = 401, times = 0 });
        await Host.DialAsync("llm/fallback", new { mode = "error", status = 401, times = 0 });
        var person = await InConversationAsync();

        await person.View.SayAsync("Is anybody there?");
        await Expect(person.View.Problem).ToContainTextAsync("Not answered, not charged.");
        await Expect(person.View.Quota).ToHaveTextAsync("10 free messages left");

        await Host.DialAsync("llm/primary", new { mode = "ok" });
        await person.View.TryAgain.ClickAsync();
        await Expect(person.View.FromCompanion).ToHaveCountAsync(2);
        await Expect(person.View.Quota).ToHaveTextAsync("9 free messages left");
    }

    [GeneratedRegex(@"^\(1\) ", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Counted();

    [GeneratedRegex("^[^(]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotCounted();
}

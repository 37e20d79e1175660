using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Browser;

/// <summary>All tabs of a person show the same.</summary>
public sealed class TwoTabsTests(BrowserFixture browser, AppFixture app) : BrowserTest(browser, app), IClassFixture<AppFixture>
{
    [Fact]
    public async Task What_is_said_in_one_tab_is_in_the_other_once_with_its_answer()
    {
        var person = await InConversationAsync();
        var other = new ChatView(await person.OpenTabAsync());
        await Expect(other.FromCompanion).ToHaveCountAsync(1);

        await other.SayAsync("From the second tab");
        await other.ExpectAnsweredAsync(1);
        await person.View.ExpectAnsweredAsync(1);
        await person.View.SayAsync("From the first tab");
        await person.View.ExpectAnsweredAsync(2);
        await other.ExpectAnsweredAsync(2);

        var texts = await person.View.Messages.Locator("p:first-child").AllInnerTextsAsync();
        await Expect(other.Messages.Locator("p:first-child")).ToHaveTextAsync(texts);
        await Expect(other.Quota).ToHaveTextAsync("8 free messages left");
        await Expect(person.View.Quota).ToHaveTextAsync("8 free messages left");
    }

    [Fact]
    public async Task Reading_in_one_tab_clears_the_dot_in_the_other()
    {
        var person = await SignedInAsync();
        var conversation = await person.Visitor.StartAsync(Host.Companion);
        await person.Page.GotoAsync("/");
        await Expect(person.View.Threads).ToHaveCountAsync(1);
        await person.Visitor.SayAsync(conversation, "From another device");
        await Expect(person.View.UnreadDots).ToHaveCountAsync(1);

        await person.OpenTabAsync($"/chats/{conversation}");

        await Expect(person.View.UnreadDots).ToHaveCountAsync(0);
    }
}

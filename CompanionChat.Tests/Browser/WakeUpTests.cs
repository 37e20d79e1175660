using System.Text.RegularExpressions;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Browser;

/// <summary>A tab that nobody looked at catches up as soon as somebody does, and what was not looked at is not read.</summary>
public sealed partial class WakeUpTests(BrowserFixture browser, AppFixture app) : BrowserTest(browser, app), IClassFixture<AppFixture>
{
    [Fact]
    public async Task What_was_missed_while_hidden_is_there_when_shown()
    {
        var person = await InConversationAsync();

        // Whoever connects reads: so the page is connected before it is hidden.
        await person.Visitor.SayAsync(person.Conversation, "From another device");
        await person.View.ExpectAnsweredAsync(1);
        await HideAsync(person, true);
        await Host.DialAsync("hub", new { mode = "drop", times = 0 });
        await person.Visitor.SayAsync(person.Conversation, "And again");
        await Eventually.TrueAsync(async () => (await MessagesAsync(person)) == 5, "answered on the server");
        await Expect(person.View.Messages).ToHaveCountAsync(3);
        await Host.DialAsync("hub", new { mode = "ok" });

        await HideAsync(person, false);

        await person.View.ExpectAnsweredAsync(2);
        await Expect(person.View.Quota).ToHaveTextAsync("8 free messages left");
    }

    [Fact]
    public async Task What_comes_while_hidden_is_counted_in_the_title_until_it_is_looked_at()
    {
        var person = await InConversationAsync();
        await HideAsync(person, true);
        await person.Visitor.SayAsync(person.Conversation, "From another device");
        await person.View.ExpectAnsweredAsync(1);
        await Expect(person.Page).ToHaveTitleAsync(Counted());
        await Expect(person.View.UnreadDots).ToHaveCountAsync(1);
        Assert.True(await IsUnreadAsync(person));

        await HideAsync(person, false);

        await Expect(person.Page).ToHaveTitleAsync(NotCounted());
        await Expect(person.View.UnreadDots).ToHaveCountAsync(0);
        await Eventually.TrueAsync(async () => !await IsUnreadAsync(person), "read on the server");
    }

    /// <summary>As when another tab covers this one: a browser under test shows all of its tabs at once, so the page is told.</summary>
    private static Task HideAsync(Person person, bool hidden) => person.Page.EvaluateAsync(
        """
        (state) => {
          Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
          document.dispatchEvent(new Event('visibilitychange'));
        }
        """,
        hidden ? "hidden" : "visible");

    private static async Task<int> MessagesAsync(Person person) => (await person.Visitor.OpenAsync(person.Conversation)).GetProperty("messages").GetArrayLength();

    private static async Task<bool> IsUnreadAsync(Person person) =>
        (await person.Visitor.GetAsync("/api/threads")).Body.GetProperty("threads")[0].GetProperty("unread").GetBoolean();

    [GeneratedRegex(@"^\(1\) ", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Counted();

    [GeneratedRegex("^[^(]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotCounted();
}

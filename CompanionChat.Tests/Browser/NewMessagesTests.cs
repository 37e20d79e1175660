using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Browser;

/// <summary>Who reads the newest stays with it; who reads something older is told, and left in peace.</summary>
public sealed class NewMessagesTests(BrowserFixture browser, AppFixture app) : BrowserTest(browser, app), IClassFixture<AppFixture>
{
    [Fact]
    public async Task Who_reads_older_messages_is_told_how_many_are_new_and_one_click_leads_there()
    {
        var person = await ReadingAsync();
        var view = person.View;
        await view.Scroller.EvaluateAsync("(scroller) => scroller.scrollTo(0, scroller.scrollHeight - scroller.clientHeight - 600)");
        await Expect(view.ToNewest).ToHaveAccessibleNameAsync("Jump to the newest message");

        // What is read stays where it is; how far that is from the beginning changes with what the browser has drawn so far.
        var read = await view.Scroller.EvaluateHandleAsync(
            """
            (scroller) => [...scroller.querySelectorAll('[data-testid=message]')]
              .find((message) => message.getBoundingClientRect().top >= scroller.getBoundingClientRect().top)
            """);
        var place = await read.EvaluateAsync<double>("(message) => message.getBoundingClientRect().top");

        await SayElsewhereAsync(person, 1);
        await Expect(view.ToNewest).ToHaveAccessibleNameAsync("New messages 2");
        await SayElsewhereAsync(person, 2);
        await Expect(view.ToNewest).ToHaveAccessibleNameAsync("New messages 4");
        await Expect(view.UnreadDots).ToHaveCountAsync(1);
        Assert.Equal(place, await read.EvaluateAsync<double>("(message) => message.getBoundingClientRect().top"), tolerance: 2);

        await view.ToNewest.ClickAsync();

        await Expect(view.Messages.Last).ToBeInViewportAsync();
        await Expect(view.ToNewest).ToHaveCountAsync(0);
        await Expect(view.UnreadDots).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Who_is_at_the_end_stays_there()
    {
        var person = await ReadingAsync();
        for (var said = 1; said <= 3; said++)
        {
            await SayElsewhereAsync(person, said);
            await Expect(person.View.Messages.Last).ToBeInViewportAsync(new() { Ratio = 1 });
            await Expect(person.View.ToNewest).ToHaveCountAsync(0);
        }
    }

    [Fact]
    public async Task Who_writes_is_taken_to_what_they_wrote()
    {
        var person = await ReadingAsync();
        await person.View.Scroller.EvaluateAsync("(scroller) => scroller.scrollTo(0, scroller.scrollHeight - scroller.clientHeight - 600)");
        await Expect(person.View.ToNewest).ToBeVisibleAsync();

        await person.View.SayAsync("And here I am");

        await Expect(person.View.Mine.Last).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(person.View.ToNewest).ToHaveCountAsync(0);
    }

    private async Task<Person> ReadingAsync()
    {
        var person = await SignedInAsync();
        await History.WriteAsync(Host, person, Host.Companion, 60);
        await person.OpenConversationAsync(Host.Companion);
        await Expect(person.View.Messages.Last).ToBeInViewportAsync();
        return person;
    }

    private static async Task SayElsewhereAsync(Person person, int number)
    {
        await person.Visitor.SayAsync(person.Conversation, $"Elsewhere {number}");
        await Expect(person.View.Mine).ToHaveCountAsync(number);
        await Expect(person.View.Messages.Last).ToHaveAttributeAsync("data-sender", "ai");
        await Expect(person.View.Typing).ToHaveCountAsync(0);
    }
}

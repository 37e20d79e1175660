using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Browser;

/// <summary>Two thousand messages: opens at the newest, and older ones come without a jump.</summary>
public sealed class LongHistoryTests(BrowserFixture browser, AppFixture app) : BrowserTest(browser, app), IClassFixture<AppFixture>
{
    private const int Length = 2000;

    /// <summary>How far a message is below the upper edge of what scrolls. Pixels.</summary>
    private const string PlaceOf = """
        (text) => {
          const scroller = document.querySelector('[data-testid=message-scroller]');
          const row = [...scroller.querySelectorAll('[data-testid=message]')].find((one) => one.querySelector('p').textContent === text);
          return row.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
        }
        """;

    [Fact]
    public async Task A_long_history_opens_at_the_newest_message()
    {
        var person = await WithHistoryAsync();

        await Expect(person.Page.GetByText($"Message {Length}", new() { Exact = true })).ToBeInViewportAsync();
        await Expect(person.View.Messages.Last).ToBeInViewportAsync();
        await Expect(person.Page.GetByTestId("to-newest")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Older_messages_come_without_a_jump()
    {
        var person = await WithHistoryAsync();
        var page = person.Page;
        for (var number = 1960; number >= 1760; number -= 50)
        {
            var text = $"Message {number}";
            var row = person.View.Messages.Filter(new() { Has = page.GetByText(text, new() { Exact = true }) });
            await Expect(row).ToHaveCountAsync(1);
            await row.EvaluateAsync("(row) => row.scrollIntoView({ block: 'center' })");
            var before = await page.EvaluateAsync<double>(PlaceOf, text);

            await Expect(page.GetByText($"Message {number - 50}", new() { Exact = true })).ToHaveCountAsync(1);

            var after = await page.EvaluateAsync<double>(PlaceOf, text);
            Assert.InRange(after - before, -2, 2);
        }

        await page.GetByTestId("to-newest").ClickAsync();
        await Expect(person.View.Messages.Last).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Scrolling_up_leads_to_the_beginning_with_every_message_once()
    {
        var person = await WithHistoryAsync();
        var beginning = person.Page.GetByTestId("beginning");
        for (var page = 0; page < Length / 50 && await beginning.CountAsync() == 0; page++)
        {
            var oldest = person.View.Messages.First.Locator("p").First;
            var first = await oldest.TextContentAsync() ?? ""; // not what is drawn: the browser skips what is out of sight
            await person.View.Scroller.EvaluateAsync("(scroller) => scroller.scrollTo(0, 0)");
            await Expect(oldest).Not.ToHaveTextAsync(first);
        }

        await Expect(beginning).ToBeAttachedAsync();
        var texts = await person.View.Messages.Locator("p:first-child").AllTextContentsAsync();
        Assert.Equal(Enumerable.Range(1, Length).Select(number => $"Message {number}"), texts.Where(text => text.StartsWith("Message ", StringComparison.Ordinal)));
    }

    private async Task<Person> WithHistoryAsync()
    {
        var person = await SignedInAsync();
        await History.WriteAsync(Host, person, Host.Companion, Length);
        await person.OpenConversationAsync(Host.Companion);
        await Expect(person.Page.GetByText($"Message {Length}", new() { Exact = true })).ToBeVisibleAsync();
        return person;
    }
}

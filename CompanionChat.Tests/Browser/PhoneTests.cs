using CompanionChat.Tests.Infrastructure;
using Microsoft.Playwright;

namespace CompanionChat.Tests.Browser;

/// <summary>On a phone, with its keyboard in the way, and on the smallest one.</summary>
public sealed class PhoneTests(BrowserFixture browser, AppFixture app) : BrowserTest(browser, app), IClassFixture<AppFixture>
{
    private const int KeyboardHeight = 340;

    /// <summary>How far the composer's lower edge is above the page's, and the newest message's above the composer's upper edge. Pixels.</summary>
    private const string Room = """
        () => {
          const edge = (selector) => [...document.querySelectorAll(selector)].at(-1).getBoundingClientRect();
          const composer = edge('form');
          return [innerHeight - composer.bottom, composer.top - edge('[data-testid=message]').bottom];
        }
        """;

    /// <summary>What is wider than its pane, and so can be pushed sideways or is cut off; texts that end in an ellipsis are meant to.</summary>
    private const string TooWide = """
        () => [...document.querySelectorAll('body, body *')].filter((element) => {
          const { overflowX, textOverflow, display } = getComputedStyle(element);
          const isHidden = display === 'none' || element.closest('.sr-only, [inert], [aria-hidden=true], svg');
          const box = element.getBoundingClientRect();
          return !isHidden && ((overflowX !== 'visible' && textOverflow !== 'ellipsis' && element.scrollWidth > element.clientWidth + 1) || box.right > innerWidth + 1);
        }).map((element) => element.outerHTML.slice(0, 300))
        """;

    [Fact]
    public async Task A_keyboard_that_makes_the_page_smaller_covers_neither_the_composer_nor_the_newest_message()
    {
        var person = await TalkingAsync();
        await person.View.Composer.TapAsync();

        await person.Page.SetViewportSizeAsync(390, 844 - KeyboardHeight);

        await ExpectRoomAsync(person, 0);
        await person.View.Composer.FillAsync("One\ntwo\nthree\nfour\nfive");
        await ExpectRoomAsync(person, 0);
        await person.Page.SetViewportSizeAsync(390, 844);
        await ExpectRoomAsync(person, 0);
    }

    [Fact]
    public async Task A_keyboard_that_lies_over_the_page_covers_neither_the_composer_nor_the_newest_message()
    {
        var person = await TalkingAsync();
        await person.View.Composer.TapAsync();

        await KeyboardAsync(person, KeyboardHeight);
        await ExpectRoomAsync(person, KeyboardHeight);

        await KeyboardAsync(person, 0);
        await ExpectRoomAsync(person, 0);
    }

    [Fact]
    public async Task On_the_smallest_phone_nothing_is_cut_off()
    {
        var person = await NewcomerAsync(Phone(320, 568));
        var page = person.Page;
        await page.GotoAsync("/");
        await ExpectFitsAsync(person);
        await person.SignInByNameAsync(Person.NewName().Replace(' ', '-') + new string('w', 40));
        await person.OpenConversationAsync(Host.Companion);
        await person.View.SayAsync(new string('W', 300));
        await person.View.SayAsync("مرحبا، كيف حالك اليوم؟ أتمنى أن تكون بخير.");
        await person.View.ExpectAnsweredAsync(2);
        await ExpectFitsAsync(person);
        Assert.Equal("rtl", await person.View.Mine.Last.Locator("p").First.EvaluateAsync<string>("(text) => getComputedStyle(text).direction"));
        foreach (var (path, heading) in ((string, string)[])[("/", "Chats"), ("/companions", "Companions"), ("/account", "Account"), ("/plans", "Plans")])
        {
            await page.GotoAsync(path);
            await Expect(person.View.Heading(heading).First).ToBeVisibleAsync();
            await Expect(page.GetByText("Loading")).ToHaveCountAsync(0);
            await ExpectFitsAsync(person);
        }
    }

    private static BrowserNewContextOptions Phone(int width, int height) =>
        new() { ViewportSize = new() { Width = width, Height = height }, HasTouch = true, IsMobile = true };

    private async Task<Person> TalkingAsync()
    {
        var person = await SignedInAsync(Phone(390, 844));
        await person.Context.AddInitScriptAsync("""
            const seen = Object.assign(new EventTarget(), { height: innerHeight, scale: 1 });
            Object.defineProperty(window, 'visualViewport', { value: seen });
            """);
        await History.WriteAsync(Host, person, Host.Companion, 30);
        await person.OpenConversationAsync(Host.Companion);
        await Expect(person.View.Messages.Last).ToBeInViewportAsync(new() { Ratio = 1 });
        return person;
    }

    /// <summary>As iOS tells it: what is seen becomes smaller, and the page does not.</summary>
    private static Task KeyboardAsync(Person person, int height) => person.Page.EvaluateAsync(
        "(height) => { visualViewport.height = innerHeight - height; visualViewport.dispatchEvent(new Event('resize')); }", height);

    private static Task ExpectRoomAsync(Person person, int below) => person.Page.WaitForFunctionAsync(
        $"(below) => {{ const [bottom, gap] = ({Room})(); return Math.abs(bottom - below) <= 1 && gap >= 0 && gap < 60; }}", below);

    private static async Task ExpectFitsAsync(Person person) =>
        Assert.Empty(await person.Page.EvaluateAsync<string[]>(TooWide));
}

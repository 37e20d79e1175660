using Microsoft.Playwright;

namespace CompanionChat.Tests.Browser;

/// <summary>What a page shows of the chats, found as people and screen readers find it.</summary>
public sealed class ChatView(IPage page)
{
    public ILocator Composer => page.GetByRole(AriaRole.Textbox, new() { Name = "Message" });

    public ILocator Send => page.GetByRole(AriaRole.Button, new() { Name = "Send" });

    public ILocator TryAgain => page.GetByRole(AriaRole.Button, new() { Name = "Try again" });

    public ILocator Messages => page.GetByTestId("message");

    public ILocator Mine => page.Locator("[data-testid=message][data-sender=user]");

    public ILocator FromCompanion => page.Locator("[data-testid=message][data-sender=ai]");

    public ILocator Problem => page.GetByTestId("message-problem");

    public ILocator Quota => page.GetByTestId("quota");

    /// <summary>The dots of a companion that is writing.</summary>
    public ILocator Typing => page.GetByTestId("typing").Locator("> *");

    public ILocator Threads => page.GetByTestId("thread");

    public ILocator UnreadDots => page.GetByTestId("unread-dot");

    public ILocator SecurityCheck => page.GetByTestId("security-check");

    public ILocator Banner => page.GetByTestId("upgrade-banner");

    public ILocator Connection => page.GetByTestId("connection");

    public ILocator Scroller => page.GetByTestId("message-scroller");

    /// <summary>Where it is shown, the way to the newest message.</summary>
    public ILocator ToNewest => page.GetByTestId("to-newest");

    public ILocator PremiumBadge => page.GetByTestId("premium-badge");

    public ILocator Heading(string name) => page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true });

    /// <summary>Writes, and presses Enter.</summary>
    public async Task SayAsync(string text)
    {
        await Composer.FillAsync(text);
        await Composer.PressAsync("Enter");
    }

    /// <summary>Waits until all is said: so many of the user's messages, each answered, and the greeting.</summary>
    public async Task ExpectAnsweredAsync(int messages)
    {
        await Assertions.Expect(FromCompanion).ToHaveCountAsync(messages + 1);
        await Assertions.Expect(Mine).ToHaveCountAsync(messages);
        await Assertions.Expect(Typing).ToHaveCountAsync(0);
        await Assertions.Expect(Problem).ToHaveCountAsync(0);
    }
}

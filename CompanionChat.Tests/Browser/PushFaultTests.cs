using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Browser;

/// <summary>Pushes are hints: whatever becomes of them, the view comes right.</summary>
public sealed class PushFaultTests(BrowserFixture browser, AppFixture app) : BrowserTest(browser, app), IClassFixture<AppFixture>
{
    [Theory]
    [InlineData("drop", 1)]
    [InlineData("drop", 3)]
    [InlineData("drop", 0)]
    [InlineData("double", 0)]
    [InlineData("delay", 0)]
    [InlineData("delay", 2)]
    [InlineData("swap", 0)]
    [InlineData("swap", 1)]
    public async Task The_view_comes_right_when_pushes_go_wrong(string mode, int times)
    {
        var person = await InConversationAsync();
        await Expect(person.View.SecurityCheck).ToHaveAttributeAsync("data-state", "ready");
        await Host.DialAsync("hub", new { mode, times, delayMs = 700 });

        await person.View.SayAsync("One");
        await person.View.ExpectAnsweredAsync(1);
        await person.View.SayAsync("Two");
        await person.View.ExpectAnsweredAsync(2);
        await person.View.SayAsync("Three");
        await person.View.SayAsync("Four");
        await person.View.ExpectAnsweredAsync(4);

        await Expect(person.View.Quota).ToHaveTextAsync("6 free messages left");
        await Expect(person.View.Mine.Locator("p:first-child")).ToHaveTextAsync(["One", "Two", "Three", "Four"]);
        await Expect(person.View.UnreadDots).ToHaveCountAsync(0);
        Assert.Equal(["One", "Two", "Three", "Four"], await person.SentAsync());
    }
}

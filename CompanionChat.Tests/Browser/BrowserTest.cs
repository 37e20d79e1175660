using CompanionChat.Tests.Infrastructure;
using Microsoft.Playwright;

namespace CompanionChat.Tests.Browser;

/// <summary>
/// A test with people at browsers of their own. It fails where a page writes an error to its console, throws one, or breaks the content policy, unless
/// the test says that it provokes that.
/// </summary>
[Collection(BrowserFixture.Collection)]
public abstract class BrowserTest(BrowserFixture browser, AppFixture app) : IAsyncLifetime
{
    private readonly List<Person> people = [];

    protected AppHost Host => app.Host;

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Turns the dials back, closes the pages, and holds against them what went wrong in them.</summary>
    public async Task DisposeAsync()
    {
        foreach (var upstream in (string[])["llm/primary", "llm/fallback", "turnstile", "stripe", "hub"])
        {
            await Host.DialAsync(upstream, new { mode = "ok" });
        }

        foreach (var person in people)
        {
            await person.CloseAsync();
        }

        var troubles = people.SelectMany(person => person.Troubles).ToList();
        Assert.True(troubles.Count == 0, string.Join('\n', troubles));
    }

    /// <summary>Somebody who has not signed in, with an empty browser.</summary>
    protected async Task<Person> NewcomerAsync(BrowserNewContextOptions? options = null, AppHost? host = null)
    {
        options ??= new BrowserNewContextOptions();
        options.BaseURL = (host ?? Host).Http.BaseAddress!.ToString();
        options.ViewportSize ??= new ViewportSize { Width = 1280, Height = 800 };
        options.Locale = "en-GB";
        options.TimezoneId = "UTC";
        var person = await Person.ArriveAsync(await browser.Browser.NewContextAsync(options), (host ?? Host).Http);
        people.Add(person);
        return person;
    }

    /// <summary>Somebody new who has signed in.</summary>
    protected async Task<Person> SignedInAsync(BrowserNewContextOptions? options = null, AppHost? host = null)
    {
        var person = await NewcomerAsync(options, host);
        await person.SignInAsync();
        return person;
    }

    /// <summary>Somebody new who has a conversation open.</summary>
    protected async Task<Person> InConversationAsync(AppHost? host = null)
    {
        var person = await SignedInAsync(host: host);
        await person.OpenConversationAsync((host ?? Host).Companion);
        return person;
    }

    protected static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    protected static IPageAssertions Expect(IPage page) => Assertions.Expect(page);
}

using CompanionChat.Tests.Infrastructure;
using Microsoft.Playwright;

namespace CompanionChat.Tests.Browser;

/// <summary>A session that ends while somebody is writing costs them nothing but a sign-in.</summary>
public sealed class SessionTests(BrowserFixture browser, AppFixture app) : BrowserTest(browser, app), IClassFixture<AppFixture>
{
    private readonly string name = Person.NewName();

    [Fact]
    public async Task A_draft_is_kept_when_the_session_ends()
    {
        var person = await WritingAsync("Half a thought");
        await person.Context.ClearCookiesAsync();
        await person.Context.SetOfflineAsync(true);
        await person.Context.SetOfflineAsync(false); // with the network back, the client looks again

        await Expect(person.View.Heading("Sign in again")).ToBeVisibleAsync();
        await person.SignInByNameAsync(name);

        await Expect(person.View.Composer).ToHaveValueAsync("Half a thought");
    }

    [Fact]
    public async Task A_message_that_finds_the_session_over_is_kept_and_can_be_sent_after_signing_in()
    {
        var person = await WritingAsync("Do you remember");
        await Expect(person.View.SecurityCheck).ToHaveAttributeAsync("data-state", "ready");
        await person.Context.ClearCookiesAsync();
        await person.View.Composer.PressAsync("Enter");

        await Expect(person.View.Heading("Sign in again")).ToBeVisibleAsync();
        await person.SignInByNameAsync(name);

        await Expect(person.View.Mine).ToContainTextAsync("Do you remember");
        await person.View.TryAgain.ClickAsync();
        await person.View.ExpectAnsweredAsync(1);
        Assert.Equal(["Do you remember"], await person.SentAsync());
    }

    [Fact]
    public async Task Signing_out_in_one_tab_signs_the_other_out()
    {
        var person = await WritingAsync("A secret");
        var other = await person.OpenTabAsync("/account");
        await other.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(new ChatView(other).Heading("Good company, any hour")).ToBeVisibleAsync();

        await person.View.Composer.PressAsync("Enter");

        await Expect(person.View.Heading("Sign in again")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Signing_out_leaves_no_word_on_the_device_and_keeps_the_theme()
    {
        const string Kept = "() => JSON.stringify(Object.fromEntries(Object.entries(localStorage)))";
        var person = await WritingAsync("A secret");
        await person.Page.RouteAsync("**/api/conversations/*/messages", route => route.AbortAsync());
        await person.View.Composer.PressAsync("Enter"); // and it never arrives
        await person.View.Composer.FillAsync("Half a thought");
        await person.Page.GotoAsync("/account");
        await person.Page.GetByText("Dark", new() { Exact = true }).ClickAsync();
        var before = await person.Page.EvaluateAsync<string>(Kept);
        Assert.Contains("A secret", before, StringComparison.Ordinal);
        Assert.Contains("Half a thought", before, StringComparison.Ordinal);

        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(person.View.Heading("Good company, any hour")).ToBeVisibleAsync();

        Assert.Equal("""{"preference:theme":"dark"}""", await person.Page.EvaluateAsync<string>(Kept));
        Assert.Empty(await person.Page.EvaluateAsync<string[]>("() => Object.keys(sessionStorage)"));
    }

    private async Task<Person> WritingAsync(string text)
    {
        var person = await NewcomerAsync();
        person.ProvokesAbsentNetwork();
        await person.Page.GotoAsync("/");
        await person.SignInByNameAsync(name);
        await Expect(person.View.Heading("Nobody to talk to yet")).ToBeVisibleAsync();
        await person.OpenConversationAsync(Host.Companion);
        await person.View.Composer.FillAsync(text);
        return person;
    }
}

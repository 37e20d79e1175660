using CompanionChat.Tests.Infrastructure;
using Microsoft.Playwright;

namespace CompanionChat.Tests.Browser;

/// <summary>Where the security check does not work, it says so, and there is a way out.</summary>
public sealed class SecurityCheckTests(BrowserFixture browser, AppFixture app) : BrowserTest(browser, app), IClassFixture<AppFixture>
{
    [Theory]
    [InlineData("reject")]
    [InlineData("error")]
    public async Task A_check_that_fails_is_told_before_anything_is_sent_and_can_be_repeated(string mode)
    {
        await Host.DialAsync("turnstile", new { mode, times = 0 });
        var person = await InConversationAsync();
        person.Provokes("/api/nonces");
        await Expect(person.View.SecurityCheck).ToContainTextAsync("The security check did not work");

        await Host.DialAsync("turnstile", new { mode = "ok" });

        await RecoverAsync(person);
    }

    [Fact]
    public async Task A_widget_that_does_not_load_is_told_and_can_be_loaded_again()
    {
        const string Script = "**/v0/api.js*";
        var person = await SignedInAsync();
        person.Provokes("/v0/api.js");
        await person.Page.RouteAsync(Script, route => route.AbortAsync());
        await person.OpenConversationAsync(Host.Companion);
        await Expect(person.View.SecurityCheck).ToContainTextAsync("The security check did not work");

        await person.Page.UnrouteAsync(Script);

        await RecoverAsync(person);
    }

    [Fact]
    public async Task A_widget_that_blocks_leaves_the_text_to_be_edited()
    {
        await using var blocked = await AppHost.StartAsync(settings => settings["TURNSTILE_SITE_KEY"] = "2x00000000000000000000AB");
        var person = await InConversationAsync(blocked);

        await person.View.SayAsync("Let me in");
        await Expect(person.View.Problem).ToContainTextAsync("Not sent, not charged: the security check failed.");
        await person.View.Problem.GetByRole(AriaRole.Button, new() { Name = "Edit" }).ClickAsync();

        await Expect(person.View.Composer).ToHaveValueAsync("Let me in");
        await Expect(person.View.Mine).ToHaveCountAsync(0);
        await person.CloseAsync();
    }

    private static async Task RecoverAsync(Person person)
    {
        await person.View.SecurityCheck.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Expect(person.View.SecurityCheck).ToHaveAttributeAsync("data-state", "ready");
        await person.View.SayAsync("Now it works");
        await person.View.ExpectAnsweredAsync(1);
    }
}

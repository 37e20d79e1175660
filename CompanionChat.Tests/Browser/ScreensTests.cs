using CompanionChat.Tests.Infrastructure;
using Microsoft.Playwright;

namespace CompanionChat.Tests.Browser;

/// <summary>Every screen, on a phone and on a desk, light and dark: axe-core finds nothing, and a picture of each is kept in artifacts/screenshots.</summary>
public sealed class ScreensTests(BrowserFixture browser, AppFixture app) : BrowserTest(browser, app), IClassFixture<AppFixture>
{
    private ScreenCamera camera = null!;

    [Theory]
    [MemberData(nameof(ScreenCamera.Devices), MemberType = typeof(ScreenCamera))]
    public async Task No_screen_has_a_violation_that_axe_finds(string device, ColorScheme theme)
    {
        camera = new ScreenCamera(device, theme);
        var person = await NewcomerAsync(camera.Options());
        person.ProvokesAbsentNetwork();
        await SignedOutAsync(person);
        await WithoutChatsAsync(person);
        await TalkingAsync(person);
        await InTroubleAsync(person);
        await QuotaOutAsync(person);
        await SessionEndedAsync(person);

        camera.AssertNoViolations();
    }

    private async Task SignedOutAsync(Person person)
    {
        person.Provokes("401 (Unauthorized)");
        await person.Page.GotoAsync("/");
        await Expect(person.Page.GetByRole(AriaRole.Textbox, new() { Name = "Your name" })).ToBeVisibleAsync();
        await camera.LookAsync(person, "01-sign-in");
    }

    private async Task WithoutChatsAsync(Person person)
    {
        await person.SignInByNameAsync(Person.NewName());
        await Expect(person.Page.GetByRole(AriaRole.Heading, new() { Name = "Nobody to talk to yet" })).ToBeVisibleAsync();
        await camera.LookAsync(person, "02-no-chats");
        await GoAsync(person, "/companions", "Companions");
        await camera.LookAsync(person, "03-companions");
        await person.Page.GetByTestId("companion").First.ClickAsync();
        await Expect(person.Page.GetByRole(AriaRole.Button, new() { Name = "Message" })).ToBeVisibleAsync();
        await camera.LookAsync(person, "04-companion");
        await GoAsync(person, "/account", "Account");
        await camera.LookAsync(person, "05-account");
        await GoAsync(person, "/plans", "Plans");
        await Expect(person.Page.GetByText("Loading")).ToHaveCountAsync(0);
        await camera.LookAsync(person, "06-plans");
        await GoAsync(person, "/nowhere", null);
        await camera.LookAsync(person, "07-nowhere");
        await GoAsync(person, "/chats/nobody.0123456789abcdef", "No such conversation");
        await camera.LookAsync(person, "08-no-conversation");
    }

    private async Task TalkingAsync(Person person)
    {
        foreach (var companion in Host.Companions.Skip(1).Take(3))
        {
            var conversation = await person.Visitor.StartAsync(companion);
            await person.Visitor.SayAsync(conversation, "What shall we talk about this evening?");
        }

        await person.OpenConversationAsync(Host.Companion);
        await camera.LookAsync(person, "09-greeting");
        await person.View.SayAsync("I had a long day. Tell me something good, and take your time about it: I am in no hurry at all.");
        await person.View.ExpectAnsweredAsync(1);
        await Host.DialAsync("llm/primary", new { mode = "slow", delayMs = 5000 });
        await person.View.SayAsync("And then?");
        await Expect(person.View.Typing).ToBeVisibleAsync();
        await camera.LookAsync(person, "10-typing");
        await person.View.ExpectAnsweredAsync(2);
        await camera.LookAsync(person, "11-conversation");
        await GoAsync(person, "/", "Chats");
        await Expect(person.View.Threads).ToHaveCountAsync(4);
        await Expect(person.View.UnreadDots).ToHaveCountAsync(3);
        await camera.LookAsync(person, "12-chats");
    }

    private async Task InTroubleAsync(Person person)
    {
        person.Provokes("/api/nonces");
        person.Provokes("404 (Not Found)");
        await Host.DialAsync("llm/primary", new { mode = "error", status = 401 });
        await Host.DialAsync("llm/fallback", new { mode = "error", status = 401 });
        await person.OpenConversationAsync(Host.Companion);
        await person.View.SayAsync("Can you hear me?");
        await Expect(person.View.Problem).ToBeVisibleAsync();
        await camera.LookAsync(person, "13-not-answered");

        await Host.DialAsync("turnstile", new { mode = "reject", times = 0 });
        await person.Page.ReloadAsync();
        await person.View.Composer.FocusAsync();
        await Expect(person.View.SecurityCheck.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await person.View.Composer.FillAsync(new string('x', 4100));
        await camera.LookAsync(person, "14-check-failed-and-too-long");
        await person.View.Composer.FillAsync("");
        await Host.DialAsync("turnstile", new { mode = "ok" });

        await person.Context.SetOfflineAsync(true);
        await Expect(person.View.Connection).ToContainTextAsync("You are offline.");
        await person.View.SayAsync("Still there?");
        await camera.LookAsync(person, "15-offline");
        await person.Context.SetOfflineAsync(false);
        await Expect(person.View.FromCompanion).ToHaveCountAsync(4);
    }

    private async Task QuotaOutAsync(Person person)
    {
        for (var left = 7; left > 0; left--)
        {
            await person.Visitor.SayAsync(person.Conversation, $"{left} left, with this one");
        }

        await Expect(person.View.Banner).ToBeVisibleAsync();
        await Expect(person.View.Typing).ToHaveCountAsync(0);
        await camera.LookAsync(person, "16-quota-out");
    }

    private async Task SessionEndedAsync(Person person)
    {
        await person.Context.ClearCookiesAsync();
        await person.Context.SetOfflineAsync(true);
        await person.Context.SetOfflineAsync(false);
        await Expect(person.Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in again" })).ToBeVisibleAsync();
        await camera.LookAsync(person, "17-session-ended");
    }

    private static async Task GoAsync(Person person, string path, string? heading)
    {
        person.Provokes("404 (Not Found)");
        await person.Page.GotoAsync(path);
        await Expect(person.Page.GetByRole(AriaRole.Heading, heading is null ? new() { Level = 1 } : new() { Name = heading, Exact = true }).First).ToBeVisibleAsync();
    }
}

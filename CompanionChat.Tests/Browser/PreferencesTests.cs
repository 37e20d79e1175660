using CompanionChat.Tests.Infrastructure;
using Microsoft.Playwright;

namespace CompanionChat.Tests.Browser;

/// <summary>What people have set in their system is respected.</summary>
public sealed class PreferencesTests(BrowserFixture browser, AppFixture app) : BrowserTest(browser, app), IClassFixture<AppFixture>
{
    private const string Moving = "() => document.getAnimations().filter((one) => one.playState === 'running').length";

    [Theory]
    [InlineData(ReducedMotion.Reduce)]
    [InlineData(ReducedMotion.NoPreference)]
    public async Task Who_wants_no_motion_sees_none(ReducedMotion wanted)
    {
        var person = await SignedInAsync(new() { ReducedMotion = wanted });
        await person.OpenConversationAsync(Host.Companion);
        await Host.DialAsync("llm/primary", new { mode = "slow", delayMs = 5000 });

        await person.View.SayAsync("Slowly, please");
        await Expect(person.View.Typing).ToBeVisibleAsync();

        await person.Page.WaitForFunctionAsync(wanted == ReducedMotion.Reduce ? $"() => ({Moving})() === 0" : $"() => ({Moving})() >= 3");
        await person.View.ExpectAnsweredAsync(1);
    }

    [Fact]
    public async Task The_theme_follows_the_system_until_another_is_chosen()
    {
        var person = await SignedInAsync(new() { ColorScheme = ColorScheme.Dark });
        var page = person.Page;
        await page.GotoAsync("/account");
        await ExpectDarkAsync(page, true);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await ExpectDarkAsync(page, false);

        await page.GetByText("Dark", new() { Exact = true }).ClickAsync();
        await ExpectDarkAsync(page, true);
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Dark" })).ToBeCheckedAsync();
        await ExpectDarkAsync(page, true);

        await page.GetByText("System", new() { Exact = true }).ClickAsync();
        await ExpectDarkAsync(page, false);
    }

    private static Task ExpectDarkAsync(IPage page, bool dark) =>
        Expect(page.Locator("body")).ToHaveCSSAsync("background-color", dark ? "rgb(18, 21, 20)" : "rgb(244, 240, 230)");
}

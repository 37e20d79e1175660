using CompanionChat.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.Tests.Browser;

/// <summary>Premium is shown, and its end locks the composer without a reload.</summary>
public sealed class PremiumTests(BrowserFixture browser, AppFixture app) : BrowserTest(browser, app), IClassFixture<AppFixture>
{
    [Fact]
    public async Task When_premium_is_over_by_the_clock_the_composer_is_locked()
    {
        var clock = new ShiftedClock();
        await using var host = await AppHost.StartAsync(
            settings => settings["Quota__Text"] = "1", builder => builder.Services.AddSingleton<TimeProvider>(clock));
        var person = await SignedInAsync(host: host);
        person.Provokes("/client/"); // a ticket for the hub that was not used before the clock jumped is no good after it; the client asks for another
        await person.Page.Clock.InstallAsync();
        await host.GrantPremiumAsync(person.Visitor, host.Now.AddHours(1));
        var conversation = await person.Visitor.StartAsync(host.Companion);
        await person.OpenConversationAsync(host.Companion);
        await Expect(person.View.Quota).ToHaveTextAsync("Premium: no limit");
        await Expect(person.View.PremiumBadge).ToBeVisibleAsync();
        Assert.NotEmpty(conversation);

        clock.Shift(TimeSpan.FromHours(2));
        await person.Page.Clock.FastForwardAsync("02:00:00");

        await Expect(person.View.Quota).ToHaveTextAsync("1 free message left");
        await Expect(person.View.PremiumBadge).ToHaveCountAsync(0);
        await person.CloseAsync();
    }
}

using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Browser;

/// <summary>No word is lost or sent twice, whenever the network goes or the page is closed.</summary>
public sealed class OfflineTests(BrowserFixture browser, AppFixture app) : BrowserTest(browser, app), IClassFixture<AppFixture>
{
    private const string Sending = "**/api/conversations/*/messages";

    [Fact]
    public async Task What_is_written_offline_goes_out_once_when_the_network_is_back()
    {
        var person = await InConversationAsync();
        person.ProvokesAbsentNetwork();
        await person.Context.SetOfflineAsync(true);
        await person.View.SayAsync("Are you there?");
        await Expect(person.View.Connection).ToContainTextAsync("You are offline.");
        await Expect(person.View.Mine).ToHaveCountAsync(1);

        await person.Context.SetOfflineAsync(false);

        await person.View.ExpectAnsweredAsync(1);
        await Expect(person.View.Connection).ToBeEmptyAsync();
        Assert.Equal(["Are you there?"], await person.SentAsync());
    }

    [Fact]
    public async Task A_message_whose_answer_was_lost_with_the_network_is_sent_once()
    {
        var person = await InConversationAsync();
        person.ProvokesAbsentNetwork();
        await Host.DialAsync("hub", new { mode = "drop", times = 0 });
        var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await person.Page.RouteAsync(Sending, async route =>
        {
            await route.FetchAsync();
            await person.Context.SetOfflineAsync(true);
            await route.AbortAsync("internetdisconnected");
            taken.TrySetResult();
        });

        await person.View.SayAsync("Only once");
        await taken.Task;
        await person.Page.UnrouteAsync(Sending);
        await Expect(person.View.Mine).ToContainTextAsync("Only once");
        await Host.DialAsync("hub", new { mode = "ok" });
        await person.Context.SetOfflineAsync(false);

        await person.View.ExpectAnsweredAsync(1);
        await Expect(person.View.Quota).ToHaveTextAsync("9 free messages left");
        Assert.Equal(["Only once"], await person.SentAsync());
    }

    [Fact]
    public async Task A_reply_that_is_pending_at_a_reload_arrives_afterwards()
    {
        var person = await InConversationAsync();
        await Host.DialAsync("llm/primary", new { mode = "slow", delayMs = 4000 });
        await person.View.SayAsync("Take your time");
        await Expect(person.View.Typing).ToBeVisibleAsync();

        await person.Page.ReloadAsync();

        await Expect(person.View.Typing).ToBeVisibleAsync();
        await person.View.ExpectAnsweredAsync(1);
        Assert.Equal(["Take your time"], await person.SentAsync());
    }

    [Fact]
    public async Task A_message_that_is_on_its_way_at_a_reload_is_sent_once()
    {
        var person = await InConversationAsync();
        var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await person.Page.RouteAsync(Sending, async route =>
        {
            await route.FetchAsync();
            taken.TrySetResult(); // and never an answer
        });
        await Expect(person.View.SecurityCheck).ToHaveAttributeAsync("data-state", "ready");
        await person.View.SayAsync("Do not lose me");
        await taken.Task;

        await person.Page.UnrouteAsync(Sending);
        await person.Page.ReloadAsync();

        await person.View.ExpectAnsweredAsync(1);
        Assert.Equal(["Do not lose me"], await person.SentAsync());
    }
}

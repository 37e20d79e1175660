using System.Net;
using CompanionChat.Functions.Features.PurgeOrchestrations;
using CompanionChat.Tests.Infrastructure;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CompanionChat.Tests.Features;

public sealed class PurgeOrchestrationsTests
{
    [Fact]
    public async Task What_ended_is_purged_after_a_day_and_the_conversation_stays()
    {
        var clock = new ShiftedClock();
        await using var host = await AppHost.StartAsync(configure: builder => builder.UseClock(clock));
        var visitor = await host.SignInAsync();
        var conversation = await visitor.StartAsync(host.Companion);
        var accepted = (await visitor.SayAsync(conversation, "Hello")).Expect(HttpStatusCode.Accepted);
        var orchestrations = host.Services.GetRequiredService<DurableTaskClient>();
        await orchestrations.WaitForInstanceCompletionAsync(accepted.Body.GetProperty("message").GetProperty("id").GetString()!);
        var purge = host.Services.GetRequiredService<PurgeOrchestrationsHandler>();

        Assert.Equal(0, await purge.HandleAsync(orchestrations, CancellationToken.None));
        clock.Shift(PurgeOrchestrationsHandler.MinAge + PurgeOrchestrationsHandler.Window);

        Assert.Equal(1, await purge.HandleAsync(orchestrations, CancellationToken.None));
        Assert.Empty(await orchestrations.GetAllInstancesAsync().ToListAsync());
        Assert.Equal(3, (await visitor.OpenAsync(conversation)).GetProperty("messages").GetArrayLength());
    }

    [Fact]
    public async Task What_runs_for_longer_than_ten_minutes_is_counted_as_overdue_and_not_purged()
    {
        var clock = new ShiftedClock();
        await using var host = await AppHost.StartAsync(settings => settings["LLM_TIMEOUT_SECONDS"] = "60", builder => builder.UseClock(clock));
        await host.DialAsync("llm/primary", new { mode = "timeout", times = 0 });
        var visitor = await host.SignInAsync();
        var conversation = await visitor.StartAsync(host.Companion);
        (await visitor.SayAsync(conversation, "Hello")).Expect(HttpStatusCode.Accepted);
        var orchestrations = host.Services.GetRequiredService<DurableTaskClient>();
        var overdue = host.Services.GetRequiredService<OverdueOrchestrations>();

        Assert.Equal(0, await overdue.CountAsync(orchestrations, CancellationToken.None));
        clock.Shift(OverdueOrchestrations.Longest + TimeSpan.FromSeconds(1));

        Assert.Equal(1, await overdue.CountAsync(orchestrations, CancellationToken.None));
        Assert.Contains("companionchat_orchestrations_overdue 1", await host.Http.GetStringAsync("/_sim/metrics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_goes_window_by_window_stops_in_time_and_the_next_goes_on_from_there()
    {
        var clock = new ManualTimeProvider();
        var start = clock.GetUtcNow() - TimeSpan.FromDays(30);
        var progress = new Progress { CreatedBefore = start };
        await using var client = new RecordingClient(() => clock.Advance(TimeSpan.FromMinutes(1)));
        var purge = new PurgeOrchestrationsHandler(progress, clock, NullLogger<PurgeOrchestrationsHandler>.Instance);

        await purge.HandleAsync(client, CancellationToken.None);
        await purge.HandleAsync(client, CancellationToken.None);

        Assert.Equal(6, client.Filters.Count);
        Assert.All(client.Filters.Index(), window =>
        {
            Assert.Equal(start + (window.Index * PurgeOrchestrationsHandler.Window), window.Item.CreatedFrom);
            Assert.Equal(window.Item.CreatedFrom + PurgeOrchestrationsHandler.Window, window.Item.CreatedTo);
        });
        Assert.Equal(start + (6 * PurgeOrchestrationsHandler.Window), progress.CreatedBefore);
    }

    [Fact]
    public async Task A_window_that_was_not_finished_is_looked_at_again()
    {
        var clock = new ManualTimeProvider();
        var start = clock.GetUtcNow() - TimeSpan.FromDays(30);
        var progress = new Progress { CreatedBefore = start };
        await using var client = new RecordingClient(() => { }, isComplete: false);

        await new PurgeOrchestrationsHandler(progress, clock, NullLogger<PurgeOrchestrationsHandler>.Instance).HandleAsync(client, CancellationToken.None);

        Assert.Equal((1, start), (client.Filters.Count, progress.CreatedBefore));
    }

    private sealed class Progress : IPurgeProgress
    {
        public DateTimeOffset? CreatedBefore { get; set; }

        public Task<DateTimeOffset?> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(CreatedBefore);

        public Task WriteAsync(DateTimeOffset createdBefore, CancellationToken cancellationToken)
        {
            CreatedBefore = createdBefore;
            return Task.CompletedTask;
        }
    }
}

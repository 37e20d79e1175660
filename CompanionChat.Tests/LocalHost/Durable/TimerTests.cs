using System.Text.Json;
using CompanionChat.LocalHost.Durable.History;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.LocalHost.Durable;

public sealed class TimerTests
{
    private static ScriptedFunctions Functions() => new ScriptedFunctions()
        .Orchestrator("Wait", async context =>
        {
            await context.CreateTimer(context.GetInput<TimeSpan>(), CancellationToken.None);
            return context.CurrentUtcDateTime;
        })
        .Activity("Work", _ => "done");

    [Fact]
    public async Task A_timer_is_stored_before_it_is_waited_for_and_keeps_its_due_time_over_restarts()
    {
        using var host = new DurableDriver(Functions());
        var began = host.Time.GetUtcNow();
        var id = await host.StartAsync("Wait", TimeSpan.FromMinutes(10));
        await Eventually.TrueAsync(() => host.Memory.Writes.Length == 2);
        host.Time.Advance(TimeSpan.FromMinutes(4));

        using var second = await host.KilledAndStartedAgainAsync();
        host.Time.Advance(TimeSpan.FromMinutes(4));
        using var third = await second.KilledAndStartedAgainAsync();
        var end = await third.EndAsync(id);

        Assert.Equal(began.UtcDateTime.AddMinutes(10), JsonSerializer.Deserialize<DateTime>(end.SerializedOutput!));
        var history = await third.Client.ReadHistoryAsync(id);
        var timer = history!.Single(happened => happened.Kind == HistoryEventKind.TimerCreated);
        Assert.Equal(began.UtcDateTime.AddMinutes(10), timer.Due);
    }

    [Fact]
    public async Task A_timer_that_fell_due_while_the_host_was_down_fires_at_once()
    {
        using var host = new DurableDriver(Functions());
        var id = await host.StartAsync("Wait", TimeSpan.FromMinutes(10));
        await Eventually.TrueAsync(() => host.Memory.Writes.Length == 2);
        host.Engine.Dispose();
        host.Time.Advance(TimeSpan.FromHours(1));
        var now = host.Time.GetUtcNow();

        using var next = await host.KilledAndStartedAgainAsync();
        var end = await next.EndAsync(id);

        Assert.Equal(now.UtcDateTime, JsonSerializer.Deserialize<DateTime>(end.SerializedOutput!));
    }

    [Fact]
    public async Task Longer_waits_than_a_clock_takes_are_possible()
    {
        using var host = new DurableDriver(Functions());

        var end = await host.RunAsync("Wait", TimeSpan.FromDays(70));

        Assert.Equal(TimeSpan.FromDays(70), end.LastUpdatedAt - end.CreatedAt);
    }

    [Fact]
    public async Task A_cancelled_timer_ends_as_cancelled_and_is_not_waited_for()
    {
        var functions = Functions().Orchestrator("Race", async context =>
        {
            using var stop = new CancellationTokenSource();
            var deadline = context.CreateTimer(TimeSpan.FromDays(1), stop.Token);
            var work = context.CallActivityAsync<string>("Work");
            if (await Task.WhenAny(deadline, work) == work)
            {
                Cancel(stop);
            }

            await context.CreateTimer(TimeSpan.FromSeconds(1), CancellationToken.None);
            return deadline.IsCanceled;
        });
        using var host = new DurableDriver(functions);
        var id = await host.StartAsync("Race");

        var end = await host.Time.RunAsync(host.Client.WaitForInstanceCompletionAsync(id, true), TimeSpan.FromHours(1));

        Assert.Equal("true", end.SerializedOutput);
        Assert.Equal(TimeSpan.FromSeconds(1), end.LastUpdatedAt - end.CreatedAt);
    }

    [Fact]
    public async Task A_deadline_wins_over_an_activity_that_hangs()
    {
        var functions = Functions()
            .Orchestrator("Race", async context =>
            {
                var work = context.CallActivityAsync<string>("Hang");
                var deadline = context.CreateTimer(TimeSpan.FromSeconds(20), CancellationToken.None);
                return await Task.WhenAny(deadline, work) == deadline ? "late" : "in time";
            })
            .Activity("Hang", (_, _) => new TaskCompletionSource<object?>().Task);
        using var host = new DurableDriver(functions);

        var end = await host.RunAsync("Race");

        Assert.Equal("\"late\"", end.SerializedOutput);
    }

    // CancelAsync would leave the orchestrator's thread.
    private static void Cancel(CancellationTokenSource stop) => stop.Cancel();
}

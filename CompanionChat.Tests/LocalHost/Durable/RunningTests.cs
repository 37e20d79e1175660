using System.Text.Json;
using CompanionChat.LocalHost.Durable.History;
using CompanionChat.Tests.Infrastructure;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CompanionChat.Tests.LocalHost.Durable;

public sealed class RunningTests
{
    private static ScriptedFunctions TwoActivities() => new ScriptedFunctions()
        .Orchestrator("Greet", async context =>
        {
            var first = await context.CallActivityAsync<string>("Say", context.GetInput<string>());
            return await context.CallActivityAsync<string>("Say", first);
        })
        .Activity("Say", input => JsonSerializer.Deserialize<string>(input!) + "!");

    [Fact]
    public async Task An_orchestration_runs_its_activities_and_returns()
    {
        using var host = new DurableDriver(TwoActivities());

        var end = await host.RunAsync("Greet", "hello");

        Assert.Equal(OrchestrationRuntimeStatus.Completed, end.RuntimeStatus);
        Assert.Equal("\"hello\"", end.SerializedInput);
        Assert.Equal("\"hello!!\"", JsonSerializer.Serialize(JsonSerializer.Deserialize<string>(end.SerializedOutput!)));
        Assert.Equal(["Say(\"hello\")", "Say(\"hello!\")"], host.Functions.Ran);
        Assert.Equal(0, host.Engine.LiveCount);
    }

    [Fact]
    public async Task A_start_and_two_activities_cost_three_writes_and_no_read()
    {
        using var host = new DurableDriver(TwoActivities());
        await host.StartAsync("Greet", "hello");
        await Eventually.TrueAsync(() => host.Engine.LiveCount == 0);

        Assert.Equal(["add", "update", "update"], host.Memory.Writes);
        Assert.Equal(0, host.Memory.Reads);
    }

    [Fact]
    public async Task A_start_is_stored_by_one_write_when_it_returns()
    {
        var functions = TwoActivities().Activity("Say", (_, _) => new TaskCompletionSource<object?>().Task);
        using var host = new DurableDriver(functions);

        await host.StartAsync("Greet", "hello", "one");

        Assert.Equal(["add"], host.Memory.Writes);
        Assert.Equal("Greet", host.Memory["one"].Name);
    }

    [Fact]
    public async Task The_orchestrator_is_run_afresh_for_every_step_and_told_what_is_a_replay()
    {
        var seen = new List<string>();
        var functions = TwoActivities().Orchestrator("Watch", async context =>
        {
            var log = context.CreateReplaySafeLogger("watch");
            seen.Add($"start {context.IsReplaying}");
            log.LogInformation("begun");
            await context.CallActivityAsync("Say", "a");
            seen.Add($"then {context.IsReplaying}");
            await context.CallActivityAsync("Say", "b");
            seen.Add($"end {context.IsReplaying}");
            return null;
        });
        using var host = new DurableDriver(functions);

        await host.RunAsync("Watch");

        Assert.Equal(["start False", "start True", "then False", "start True", "then True", "end False"], seen);
        Assert.Single(host.Log.Lines, line => line.Contains("begun", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Clock_and_guids_are_the_same_on_every_replay()
    {
        var seen = new List<(DateTime, Guid, Guid)>();
        var functions = TwoActivities().Orchestrator("Clock", async context =>
        {
            seen.Add((context.CurrentUtcDateTime, context.NewGuid(), context.NewGuid()));
            await context.CallActivityAsync("Say", "a");
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            return context.CurrentUtcDateTime;
        });
        using var host = new DurableDriver(functions);
        var began = host.Time.GetUtcNow().UtcDateTime;

        var end = await host.RunAsync("Clock");

        Assert.Equal(3, seen.Count);
        Assert.Single(seen.Distinct());
        Assert.Equal(began, seen[0].Item1);
        Assert.NotEqual(seen[0].Item2, seen[0].Item3);
        Assert.Equal(began.AddHours(1), JsonSerializer.Deserialize<DateTime>(end.SerializedOutput!));
    }

    [Fact]
    public async Task Activities_of_one_step_run_side_by_side()
    {
        var both = new CountdownEvent(2);
        var functions = new ScriptedFunctions()
            .Orchestrator("Fan", async context =>
                await Task.WhenAll(context.CallActivityAsync<int>("One"), context.CallActivityAsync<int>("Two")))
            .Activity("One", (_, stop) => Task.Run<object?>(() => Meet(both, 1, stop), stop))
            .Activity("Two", (_, stop) => Task.Run<object?>(() => Meet(both, 2, stop), stop));
        using var host = new DurableDriver(functions);

        var end = await host.RunAsync("Fan");

        Assert.Equal("[1,2]", end.SerializedOutput);
    }

    [Fact]
    public async Task No_more_activities_run_at_once_than_allowed()
    {
        var (running, most) = (0, 0);
        var functions = new ScriptedFunctions()
            .Orchestrator("Fan", async context =>
            {
                await Task.WhenAll(Enumerable.Range(0, 20).Select(i => context.CallActivityAsync("Count", i)));
                return null;
            })
            .Activity("Count", async (_, _) =>
            {
                most = Math.Max(most, Interlocked.Increment(ref running));
                await Task.Yield();
                Interlocked.Decrement(ref running);
                return null;
            });
        using var host = new DurableDriver(functions, configure: options => options.MaxConcurrentActivities = 1);

        await host.RunAsync("Fan");

        Assert.Equal(1, most);
        Assert.Equal(20, functions.RunsOf("Count"));
    }

    [Fact]
    public async Task Every_activity_can_be_made_to_run_twice_at_once()
    {
        var both = new CountdownEvent(2);
        var functions = new ScriptedFunctions()
            .Orchestrator("Twice", async context => await context.CallActivityAsync<int>("Same", "input"))
            .Activity("Same", (_, stop) => Task.Run<object?>(() => Meet(both, 7, stop), stop));
        using var host = new DurableDriver(functions, configure: options => options.ActivityRuns = 2);

        var end = await host.RunAsync("Twice");

        Assert.Equal("7", end.SerializedOutput);
        Assert.Equal(["Same(\"input\")", "Same(\"input\")"], functions.Ran);
        var history = await host.Client.ReadHistoryAsync(end.InstanceId);
        Assert.Single(history!, happened => happened.Kind == HistoryEventKind.TaskCompleted);
    }

    [Fact]
    public async Task Two_hundred_orchestrations_run_at_once()
    {
        var functions = TwoActivities().Activity("Say", async (input, _) =>
        {
            await Task.Yield();
            return JsonSerializer.Deserialize<string>(input!) + "!";
        });
        using var host = new DurableDriver(functions);

        var ends = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => host.RunAsync("Greet", $"n{i}", $"id{i}")));

        Assert.All(ends, end => Assert.Equal(OrchestrationRuntimeStatus.Completed, end.RuntimeStatus));
        Assert.Equal(600, host.Memory.Writes.Length);
        Assert.Equal(400, functions.Ran.Length);
        Assert.Equal(0, host.Engine.LiveCount);
    }

    [Fact]
    public async Task ContinueAsNew_begins_again_with_a_short_history_and_keeps_events()
    {
        var functions = TwoActivities().Orchestrator("Loop", async context =>
        {
            var round = context.GetInput<int>();
            await context.CallActivityAsync("Say", $"round {round}");
            if (round < 3)
            {
                context.ContinueAsNew(round + 1);
                return null;
            }

            return await context.WaitForExternalEvent<string>("Last");
        });
        using var host = new DurableDriver(functions);
        var id = await host.StartAsync("Loop", 1);
        await host.Client.RaiseEventAsync(id, "last", "kept");

        var end = await host.EndAsync(id);

        Assert.Equal("\"kept\"", end.SerializedOutput);
        Assert.Equal(3, functions.RunsOf("Say"));
        var history = await host.Client.ReadHistoryAsync(id);
        Assert.Single(history!, happened => happened.Kind == HistoryEventKind.TaskScheduled);
    }

    [Fact]
    public async Task What_belongs_to_the_starting_request_does_not_reach_the_activities()
    {
        var request = new AsyncLocal<string>();
        var functions = TwoActivities()
            .Orchestrator("Look", async context => await context.CallActivityAsync<string>("Look"))
            .Activity("Look", _ => request.Value ?? "nothing");
        using var host = new DurableDriver(functions);
        request.Value = "of the request";

        var end = await host.RunAsync("Look");

        Assert.Equal("\"nothing\"", end.SerializedOutput);
    }

    [Fact]
    public async Task Custom_status_is_kept()
    {
        var functions = TwoActivities().Orchestrator("Status", async context =>
        {
            context.SetCustomStatus("half way");
            await context.CallActivityAsync("Say", "a");
            return null;
        });
        using var host = new DurableDriver(functions);

        var end = await host.RunAsync("Status");

        Assert.Equal("\"half way\"", end.SerializedCustomStatus);
    }

    private static int Meet(CountdownEvent all, int result, CancellationToken stop)
    {
        all.Signal();
        all.Wait(stop);
        return result;
    }
}

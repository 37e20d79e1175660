using CompanionChat.LocalHost.Durable.History;
using CompanionChat.Tests.Infrastructure;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CompanionChat.Tests.LocalHost.Durable;

public sealed class CrashTests
{
    private const int WritesOfTheWhole = 7;

    private static ScriptedFunctions Functions()
    {
        var failed = 0;
        return new ScriptedFunctions()
            .Orchestrator("Long", async context =>
            {
                var one = await context.CallActivityAsync<string>("One", context.NewGuid());
                await context.CreateTimer(TimeSpan.FromSeconds(15), CancellationToken.None);
                var retry = TaskOptions.FromRetryPolicy(new RetryPolicy(5, TimeSpan.FromSeconds(5)));
                var two = await context.CallActivityAsync<string>("Flaky", one, retry);
                var rest = await Task.WhenAll(context.CallActivityAsync<string>("Three"), context.CallActivityAsync<string>("Four"));
                return $"{one} {two} {string.Join(' ', rest)}";
            })
            .Activity("One", _ => "one")
            .Activity("Flaky", _ => Interlocked.Exchange(ref failed, 1) == 0 ? throw new IOException("busy") : "two")
            .Activity("Three", _ => "three")
            .Activity("Four", _ => "four");
    }

    public static TheoryData<int, bool> EveryWrite()
    {
        var moments = new TheoryData<int, bool>();
        foreach (var write in Enumerable.Range(2, WritesOfTheWhole))
        {
            moments.Add(write, false);
            moments.Add(write, true);
        }

        return moments;
    }

    [Theory]
    [MemberData(nameof(EveryWrite))]
    public async Task A_host_killed_at_any_write_goes_on_to_the_same_end(int write, bool carriedOut)
    {
        using var host = new DurableDriver(Functions());
        var dying = new DyingStore(host.Memory, write, carriedOut);
        var id = await host.StartAsync("Long");
        await host.Time.RunAsync(
            Task.WhenAny(dying.Died, host.Client.WaitForInstanceCompletionAsync(id)), DurableDriver.Horizon);
        DyingStore.Heal(host.Memory);

        using var next = await host.KilledAndStartedAgainAsync();
        var end = await next.EndAsync(id);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, end.RuntimeStatus);
        Assert.Equal("\"one two three four\"", end.SerializedOutput);
        Assert.Single(host.Functions.Ran.Where(run => run.StartsWith("One(", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal));
        var history = await next.Client.ReadHistoryAsync(id);
        Assert.Equal(HistoryEventKind.ExecutionCompleted, history![^1].Kind);

        // Five with the retry; four where the failed attempt itself was lost, and repeated.
        Assert.InRange(history.Count(happened => happened.Kind == HistoryEventKind.TaskScheduled), 4, 5);
        Assert.Equal(0, next.Engine.LiveCount);
    }

    [Fact]
    public async Task A_host_killed_again_and_again_goes_on_to_the_same_end()
    {
        var host = new DurableDriver(Functions());
        var id = await host.StartAsync("Long");
        for (var life = 0; life < 20; life++)
        {
            var next = await host.KilledAndStartedAgainAsync();
            host.Dispose();
            host = next;
        }

        var end = await host.EndAsync(id);
        host.Dispose();

        Assert.Equal("\"one two three four\"", end.SerializedOutput);
    }

    [Fact]
    public async Task A_storage_that_fails_for_a_while_loses_nothing()
    {
        using var host = new DurableDriver(Functions());
        var failures = 0;
        host.Memory.BeforeWrite = (name, _) => Fail(name, ref failures, 3);
        host.Memory.AfterWrite = (name, _) => Fail(name, ref failures, 5);

        var end = await host.RunAsync("Long");

        Assert.Equal("\"one two three four\"", end.SerializedOutput);
        Assert.Contains(host.Log.Lines, line => line.Contains("storage failed", StringComparison.Ordinal));
        Assert.Equal(1, host.Functions.RunsOf("One"));
    }

    [Fact]
    public async Task Two_engines_on_one_hub_do_not_lose_an_instance_to_each_other()
    {
        using var one = new DurableDriver(Functions());
        using var two = new DurableDriver(one.Functions, one.Store, one.Time);
        var id = await one.StartAsync("Long");
        await two.Engine.StartAsync(CancellationToken.None);

        var end = await one.EndAsync(id);
        await two.EndAsync(id);

        Assert.Equal("\"one two three four\"", end.SerializedOutput);
        await Eventually.TrueAsync(() => one.Engine.LiveCount + two.Engine.LiveCount == 0);
    }

    [Fact]
    public async Task New_orchestrations_run_before_the_old_ones_are_found()
    {
        var functions = new ScriptedFunctions().Orchestrator("Short", _ => Task.FromResult<object?>(1));
        using var host = new DurableDriver(functions, new HangingListStore());
        await host.Engine.StartAsync(CancellationToken.None);

        var end = await host.RunAsync("Short");

        Assert.Equal("1", end.SerializedOutput);
    }

    private static void Fail(string write, ref int failures, int until)
    {
        if (string.Equals(write, "update", StringComparison.Ordinal) && failures < until)
        {
            failures++;
            throw new IOException("The storage is busy.");
        }
    }
}

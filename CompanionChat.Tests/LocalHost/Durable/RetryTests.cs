using CompanionChat.LocalHost.Durable.History;
using CompanionChat.Tests.Infrastructure;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CompanionChat.Tests.LocalHost.Durable;

public sealed class RetryTests
{
    private static DurableDriver Host(RetryPolicy policy, int failures)
    {
        var functions = new ScriptedFunctions();
        functions
            .Orchestrator("Retry", async context =>
            {
                try
                {
                    return await context.CallActivityAsync<string>("Flaky", TaskOptions.FromRetryPolicy(policy));
                }
                catch (TaskFailedException)
                {
                    return "gave up";
                }
            })
            .Activity("Flaky", _ => functions.RunsOf("Flaky") <= failures ? throw new IOException("busy") : "done");
        return new DurableDriver(functions);
    }

    private static async Task<List<double>> TimersAsync(DurableDriver host, string id)
    {
        var history = await host.Client.ReadHistoryAsync(id);
        var began = history![0].At!.Value.UtcDateTime;
        return [.. history.Where(happened => happened.Kind == HistoryEventKind.TimerCreated).Select(timer => (timer.Due!.Value - began).TotalSeconds)];
    }

    [Fact]
    public async Task A_failed_activity_is_repeated_after_durable_timers_that_grow_up_to_the_longest()
    {
        using var host = Host(new RetryPolicy(6, TimeSpan.FromSeconds(1), 2, TimeSpan.FromSeconds(3)), failures: 4);

        var end = await host.RunAsync("Retry");

        Assert.Equal("\"done\"", end.SerializedOutput);
        Assert.Equal(5, host.Functions.RunsOf("Flaky"));
        Assert.Equal([1, 3, 6, 9], await TimersAsync(host, end.InstanceId));
    }

    [Fact]
    public async Task The_last_failure_reaches_the_orchestrator_without_another_wait()
    {
        using var host = Host(new RetryPolicy(3, TimeSpan.FromSeconds(10)), failures: 9);

        var end = await host.RunAsync("Retry");

        Assert.Equal("\"gave up\"", end.SerializedOutput);
        Assert.Equal(3, host.Functions.RunsOf("Flaky"));
        Assert.Equal([10, 20], await TimersAsync(host, end.InstanceId));
    }

    [Fact]
    public async Task Retries_end_with_the_retry_timeout()
    {
        var policy = new RetryPolicy(100, TimeSpan.FromHours(6), 1, TimeSpan.FromHours(6), retryTimeout: TimeSpan.FromHours(24));
        using var host = Host(policy, failures: 99);

        var end = await host.RunAsync("Retry");

        Assert.Equal("\"gave up\"", end.SerializedOutput);
        Assert.Equal(5, host.Functions.RunsOf("Flaky"));
        Assert.Equal(TimeSpan.FromHours(24), end.LastUpdatedAt - end.CreatedAt);
    }

    [Fact]
    public async Task One_attempt_means_no_retry()
    {
        using var host = Host(new RetryPolicy(1, TimeSpan.FromSeconds(1)), failures: 1);

        await host.RunAsync("Retry");

        Assert.Equal(1, host.Functions.RunsOf("Flaky"));
    }

    [Fact]
    public async Task Attempts_survive_a_restart()
    {
        using var host = Host(new RetryPolicy(3, TimeSpan.FromSeconds(10)), failures: 9);
        var id = await host.StartAsync("Retry");
        await Eventually.TrueAsync(() => host.Memory.Writes.Length == 2);

        using var next = await host.KilledAndStartedAgainAsync();
        var end = await next.EndAsync(id);

        Assert.Equal("\"gave up\"", end.SerializedOutput);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, end.RuntimeStatus);
        Assert.Equal(3, host.Functions.RunsOf("Flaky"));
    }
}

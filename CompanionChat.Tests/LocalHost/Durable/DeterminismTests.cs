using CompanionChat.LocalHost.Durable;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CompanionChat.Tests.LocalHost.Durable;

public sealed class DeterminismTests
{
    private static readonly string Expected = typeof(NonDeterministicOrchestrationException).FullName!;

    private static async Task<string> ViolationAsync(Func<TaskOrchestrationContext, Task<object?>> orchestrator)
    {
        var functions = new ScriptedFunctions()
            .Orchestrator("Bad", orchestrator)
            .Activity("Work", _ => "done")
            .Activity("Other", _ => "done");
        using var host = new DurableDriver(functions);
        var end = await host.RunAsync("Bad", id: "the-instance");
        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Equal(Expected, end.FailureDetails!.ErrorType);
        Assert.Contains("'the-instance'", end.FailureDetails.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains(host.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal)
            && line.Contains("not deterministic", StringComparison.Ordinal));
        return end.FailureDetails.ErrorMessage;
    }

    [Fact]
    public async Task A_timer_by_the_system_clock_is_found()
    {
        var message = await ViolationAsync(async context =>
        {
            await context.CreateTimer(TimeProvider.System.GetUtcNow().UtcDateTime, CancellationToken.None);
            return null;
        });

        Assert.Contains("action 0", message, StringComparison.Ordinal);
        Assert.Contains("a timer due", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_input_made_of_chance_is_found_and_not_told()
    {
        var count = 0;
        var message = await ViolationAsync(async context =>
        {
            await context.CallActivityAsync("Work", "fixed");
            await context.CallActivityAsync("Work", $"secret{count++}");
            return null;
        });

        Assert.Contains("action 1", message, StringComparison.Ordinal);
        Assert.Contains("'Work'", message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_activity_than_before_is_found()
    {
        var count = 0;
        var message = await ViolationAsync(async context =>
        {
            await context.CallActivityAsync(count++ == 0 ? "Work" : "Other");
            return null;
        });

        Assert.Contains("'Work'", message, StringComparison.Ordinal);
        Assert.Contains("'Other'", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_actions_than_before_are_found()
    {
        var count = 0;
        await ViolationAsync(async context =>
        {
            var first = context.CallActivityAsync("Work");
            if (count++ > 0)
            {
                _ = context.CallActivityAsync("Other");
            }

            await first;
            return null;
        });
    }

    [Fact]
    public async Task Fewer_actions_than_before_are_found()
    {
        var count = 0;
        await ViolationAsync(async context =>
        {
            if (count++ == 0)
            {
                await context.CallActivityAsync("Work");
            }

            return null;
        });
    }

    [Fact]
    public async Task Awaiting_what_is_not_a_durable_task_is_found()
    {
        var message = await ViolationAsync(async _ =>
        {
            await new TaskCompletionSource().Task;
            return null;
        });

        Assert.Contains("not a durable task", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Awaiting_a_delay_beside_a_durable_task_is_found_when_the_delay_ends()
    {
        var message = await ViolationAsync(async context =>
        {
            var never = context.WaitForExternalEvent<string>("Never");
            await Task.WhenAny(never, Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System));
            return null;
        });

        Assert.Contains("not a durable task", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scheduling_from_another_thread_is_found()
    {
        var message = await ViolationAsync(async context =>
        {
            var never = context.WaitForExternalEvent<string>("Never");
            var thread = new Thread(() => _ = context.CallActivityAsync("Work"));
            thread.Start();
            thread.Join();
            await never;
            return null;
        });

        Assert.Contains("from another thread", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaving_the_orchestrators_thread_is_found()
    {
        await ViolationAsync(async context =>
        {
            await context.CallActivityAsync("Work").ConfigureAwait(false);
            await context.CallActivityAsync("Other");
            return null;
        });
    }
}

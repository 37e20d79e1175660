using CompanionChat.LocalHost.Durable.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CompanionChat.Tests.LocalHost.Durable;

public sealed class FailureTests
{
    [Fact]
    public async Task An_orchestrator_that_throws_fails_once_with_details()
    {
        var runs = 0;
        var functions = new ScriptedFunctions().Orchestrator("Bad", _ =>
        {
            runs++;
            throw new FormatException("no such plan");
        });
        using var host = new DurableDriver(functions);

        var end = await host.RunAsync("Bad");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Equal(typeof(FormatException).FullName, end.FailureDetails!.ErrorType);
        Assert.Equal("no such plan", end.FailureDetails.ErrorMessage);
        Assert.Equal(1, runs);
        Assert.Contains(host.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failed_orchestration_is_not_taken_up_again()
    {
        var runs = 0;
        var functions = new ScriptedFunctions().Orchestrator("Bad", _ =>
        {
            runs++;
            throw new FormatException();
        });
        using var host = new DurableDriver(functions);
        var end = await host.RunAsync("Bad");

        using var next = await host.KilledAndStartedAgainAsync();
        await next.EndAsync(end.InstanceId);

        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task An_unknown_orchestrator_fails_by_name()
    {
        using var host = new DurableDriver(new ScriptedFunctions());

        var end = await host.RunAsync("Nobody");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Contains("'Nobody'", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_activity_can_be_caught_with_its_type()
    {
        var functions = new ScriptedFunctions()
            .Orchestrator("Catch", async context =>
            {
                try
                {
                    await context.CallActivityAsync("Fail");
                    return "fine";
                }
                catch (TaskFailedException failed)
                {
                    return failed.FailureDetails.IsCausedBy<FormatException>() ? failed.TaskName : "other";
                }
            })
            .Activity("Fail", _ => throw new FormatException("odd"));
        using var host = new DurableDriver(functions);

        var end = await host.RunAsync("Catch");

        Assert.Equal("\"Fail\"", end.SerializedOutput);
    }

    [Fact]
    public async Task A_failed_activity_that_nobody_catches_fails_the_orchestration()
    {
        var functions = new ScriptedFunctions()
            .Orchestrator("Call", async context => await context.CallActivityAsync<string>("Fail"))
            .Activity("Fail", _ => throw new FormatException("odd"));
        using var host = new DurableDriver(functions);

        var end = await host.RunAsync("Call");

        Assert.Equal(typeof(TaskFailedException).FullName, end.FailureDetails!.ErrorType);
        Assert.Equal(typeof(FormatException).FullName, end.FailureDetails.InnerFailure!.ErrorType);
    }

    [Fact]
    public async Task An_error_page_of_200_KB_leaves_1_KB_in_the_history()
    {
        var functions = new ScriptedFunctions()
            .Orchestrator("Call", async context => await context.CallActivityAsync<string>("Fail"))
            .Activity("Fail", _ => throw new FormatException(new string('x', 200_000)));
        using var host = new DurableDriver(functions);

        var end = await host.RunAsync("Call");

        var history = await host.Client.ReadHistoryAsync(end.InstanceId);
        var failed = history!.Single(happened => happened.Kind == HistoryEventKind.TaskFailed);
        Assert.Equal(HistoryFailure.MaxMessageLength, failed.Failure!.Message.Length);
        Assert.True(end.FailureDetails!.ErrorMessage.Length <= HistoryFailure.MaxMessageLength);
    }

    [Fact]
    public async Task Payloads_over_32K_are_refused_where_they_arise()
    {
        var large = new string('x', 33_000);
        var functions = new ScriptedFunctions()
            .Orchestrator("Input", async context => await context.CallActivityAsync<string>("Any", large))
            .Orchestrator("Result", async context => await context.CallActivityAsync<string>("Large"))
            .Orchestrator("Output", _ => Task.FromResult<object?>(large))
            .Activity("Large", _ => large);
        using var host = new DurableDriver(functions);

        await Assert.ThrowsAsync<ArgumentException>(() => host.StartAsync("Input", large));
        foreach (var orchestrator in new[] { "Input", "Result", "Output" })
        {
            var end = await host.RunAsync(orchestrator);
            Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
            Assert.Contains("Pass ids", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_history_that_outgrows_its_row_fails_the_orchestration()
    {
        var functions = new ScriptedFunctions()
            .Orchestrator("Grow", async context =>
            {
                for (var i = 0; i < 40; i++)
                {
                    await context.CallActivityAsync<string>("Large");
                }

                return null;
            })
            .Activity("Large", _ => new string('x', 30_000));
        using var host = new DurableDriver(functions);

        var end = await host.RunAsync("Grow");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Contains("history is longer", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_local_engine_does_not_play_it_says()
    {
        var functions = new ScriptedFunctions()
            .Orchestrator("Sub", async context => await context.CallSubOrchestratorAsync<string>("Other"));
        using var host = new DurableDriver(functions);

        var end = await host.RunAsync("Sub");

        Assert.Contains("no sub-orchestrations", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
        await Assert.ThrowsAsync<NotSupportedException>(() => host.Client.SuspendInstanceAsync("x"));
    }
}

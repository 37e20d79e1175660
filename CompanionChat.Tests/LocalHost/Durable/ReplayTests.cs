using CompanionChat.LocalHost.Durable;
using CompanionChat.LocalHost.Durable.History;
using CompanionChat.LocalHost.Durable.Replay;
using Microsoft.DurableTask;

namespace CompanionChat.Tests.LocalHost.Durable;

public sealed class ReplayTests
{
    private static async Task<object?> Orchestrator(TaskOrchestrationContext context)
    {
        var id = context.NewGuid();
        var answer = await context.CallActivityAsync<string>("Work", id);
        await context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
        var retry = TaskOptions.FromRetryPolicy(new RetryPolicy(2, TimeSpan.FromSeconds(1)));
        return answer + await context.CallActivityAsync<string>("Flaky", "ünïcode \"quoted\"", retry);
    }

    private static async Task<string> RecordedAsync()
    {
        var failed = false;
        var functions = new ScriptedFunctions()
            .Orchestrator("Kept", Orchestrator)
            .Activity("Work", _ => "done")
            .Activity("Flaky", _ => failed ? "again" : throw new IOException($"{failed = true}"));
        using var host = new DurableDriver(functions);
        var end = await host.RunAsync("Kept", id: "golden");
        return OrchestrationHistory.Format((await host.Client.ReadHistoryAsync(end.InstanceId))!);
    }

    [Fact]
    public async Task A_kept_history_passes_against_the_orchestrator_that_made_it()
    {
        var history = OrchestrationHistory.Parse(await RecordedAsync());

        OrchestrationReplay.Verify(Orchestrator, history, "golden");
        for (var length = 1; length < history.Count; length++)
        {
            if (history[length].Kind == HistoryEventKind.OrchestratorStarted && length > 1)
            {
                OrchestrationReplay.Verify(Orchestrator, [.. history.Take(length)], "golden");
            }
        }
    }

    [Fact]
    public async Task A_history_is_text_of_one_event_per_line()
    {
        var text = await RecordedAsync();

        Assert.Equal(text, OrchestrationHistory.Format(OrchestrationHistory.Parse(text.Replace("\n", "\r\n", StringComparison.Ordinal))));
        Assert.StartsWith("{\"kind\":\"ExecutionStarted\",", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_json_null_is_not_nothing()
    {
        const string Text = "{\"kind\":\"TaskScheduled\",\"id\":0,\"name\":\"One\",\"data\":null}\n{\"kind\":\"TaskScheduled\",\"id\":1,\"name\":\"Two\"}\n";

        var history = OrchestrationHistory.Parse(Text);

        Assert.Equal("null", history[0].Data);
        Assert.Null(history[1].Data);
        Assert.Equal(Text, OrchestrationHistory.Format(history));
    }

    [Fact]
    public async Task A_changed_orchestrator_does_not_pass()
    {
        var history = OrchestrationHistory.Parse(await RecordedAsync());

        Assert.Throws<NonDeterministicOrchestrationException>(() => OrchestrationReplay.Verify(
            async context =>
            {
                await context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
                return await Orchestrator(context);
            },
            history,
            "golden"));
        Assert.Throws<NonDeterministicOrchestrationException>(() => OrchestrationReplay.Verify(
            async context => await Orchestrator(context) + "!", history, "golden"));
        Assert.Throws<NonDeterministicOrchestrationException>(() => OrchestrationReplay.Verify(
            async context =>
            {
                var result = await Orchestrator(context);
                await context.CallActivityAsync("Work");
                return result;
            },
            history,
            "golden"));
        Assert.Throws<NonDeterministicOrchestrationException>(() => OrchestrationReplay.Verify(
            _ => Task.FromResult<object?>(null), [.. history.Take(history.Count - 1)], "golden"));
    }
}

using System.Text.Json;
using CompanionChat.LocalHost.Durable.History;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging.Abstractions;

namespace CompanionChat.LocalHost.Durable.Replay;

/// <summary>
/// Replays a kept history ("golden history") against today's orchestrator: if it passes, instances that are in flight while a
/// new version is deployed go on.
/// </summary>
public static class OrchestrationReplay
{
    /// <summary>Replays a whole history, finished or not, and compares every action and the end.</summary>
    /// <param name="orchestrator">The orchestrator; it gets a context that replays.</param>
    /// <param name="history">What happened, from its ExecutionStarted on.</param>
    /// <param name="instanceId">The instance that it was of; it matters to orchestrators that use their id or make UUIDs.</param>
    /// <param name="json">How inputs are written; as the engine does it by default.</param>
    /// <exception cref="NonDeterministicOrchestrationException">The orchestrator does something else than the history says.</exception>
    public static void Verify(
        Func<TaskOrchestrationContext, Task<object?>> orchestrator,
        IReadOnlyList<HistoryEvent> history,
        string instanceId = "replay",
        JsonSerializerOptions? json = null)
    {
        ArgumentNullException.ThrowIfNull(orchestrator);
        ArgumentNullException.ThrowIfNull(history);
        if (history is not [{ Kind: HistoryEventKind.ExecutionStarted }, ..])
        {
            throw new ArgumentException("A history begins with ExecutionStarted.", nameof(history));
        }

        var call = new OrchestratorCall(
            instanceId, orchestrator, json ?? DurableOptions.DefaultJson, NullLoggerFactory.Instance, static _ => { });
        var prefix = history[^1].Kind == HistoryEventKind.ExecutionStarted ? 0 : history.Count;
        OrchestratorStep.Run(call, history, prefix);
    }
}

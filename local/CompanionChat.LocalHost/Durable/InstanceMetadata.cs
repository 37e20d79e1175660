using CompanionChat.LocalHost.Durable.History;
using CompanionChat.LocalHost.Durable.Storage;
using Microsoft.DurableTask.Client;

namespace CompanionChat.LocalHost.Durable;

/// <summary>Turns stored rows into what the client's callers see.</summary>
internal static class InstanceMetadata
{
    /// <summary>The row as metadata; input, output and failure come from its history, where that was read.</summary>
    public static OrchestrationMetadata From(InstanceRecord stored, bool isLive, bool withData)
    {
        var history = stored.History.Length == 0 ? [] : OrchestrationHistory.Parse(stored.History);
        var end = stored.IsFinished && history.Count > 0 ? history[^1] : null;
        return new OrchestrationMetadata(stored.Name, stored.InstanceId)
        {
            // The first step is not written by itself, so a row may say Pending of what already runs.
            RuntimeStatus = isLive && stored.Status == OrchestrationRuntimeStatus.Pending ? OrchestrationRuntimeStatus.Running : stored.Status,
            CreatedAt = stored.CreatedAt,
            LastUpdatedAt = stored.UpdatedAt,
            SerializedInput = withData ? Input(history) : null,
            SerializedOutput = withData ? end?.Data : null,
            SerializedCustomStatus = withData ? stored.CustomStatus : null,
            FailureDetails = end?.Failure?.ToDetails(),
        };
    }

    private static string? Input(IReadOnlyList<HistoryEvent> history) => history is [var started, ..] ? started.Data : null;
}

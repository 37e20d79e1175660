using Microsoft.DurableTask.Client;

namespace CompanionChat.LocalHost.Durable.Storage;

/// <summary>An orchestration as it is stored: one row, its history included, so that every step is one atomic write.</summary>
internal sealed record InstanceRecord
{
    public required string InstanceId { get; init; }

    public required string Name { get; init; }

    /// <summary>Names the start that made this row: how a start whose answer was lost knows its own insert.</summary>
    public required string StartToken { get; init; }

    /// <summary>The engine that wrote last, and which of its writes it was: the same for updates.</summary>
    public required string Writer { get; init; }

    public int Revision { get; init; }

    public OrchestrationRuntimeStatus Status { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The span in which it was started (https://www.w3.org/TR/trace-context/#traceparent-header), if any.</summary>
    public string? TraceParent { get; init; }

    /// <summary>As JSON.</summary>
    public string? CustomStatus { get; init; }

    /// <summary>As <see cref="History.OrchestrationHistory"/> writes it; empty where it was not asked for.</summary>
    public string History { get; init; } = "";

    public string ETag { get; init; } = "";

    public bool IsFinished => IsFinal(Status);

    public static bool IsFinal(OrchestrationRuntimeStatus status) => status
        is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;
}

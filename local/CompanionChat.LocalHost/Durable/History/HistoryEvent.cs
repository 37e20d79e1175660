using System.Text.Json.Serialization;

namespace CompanionChat.LocalHost.Durable.History;

/// <summary>One line of an orchestration's history. Which members are set follows from the kind.</summary>
public sealed record HistoryEvent
{
    /// <summary>What happened.</summary>
    public required HistoryEventKind Kind { get; init; }

    /// <summary>When, for the two kinds that set the orchestrator's clock.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Which of the orchestrator's actions: counted from 0 in the order in which it asked for them.</summary>
    public int? Id { get; init; }

    /// <summary>Name of the orchestrator, activity or event.</summary>
    public string? Name { get; init; }

    /// <summary>Input, result, payload or output, as JSON.</summary>
    [JsonConverter(typeof(RawJsonConverter))]
    public string? Data { get; init; }

    /// <summary>When a timer falls due, in UTC.</summary>
    public DateTime? Due { get; init; }

    /// <summary>Why an activity or the orchestration failed.</summary>
    public HistoryFailure? Failure { get; init; }
}

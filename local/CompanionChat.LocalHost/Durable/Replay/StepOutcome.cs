using CompanionChat.LocalHost.Durable.History;

namespace CompanionChat.LocalHost.Durable.Replay;

/// <summary>What a step led to.</summary>
/// <param name="Scheduled">New actions, to be recorded and carried out.</param>
/// <param name="Open">All actions without an outcome, the new ones included.</param>
/// <param name="End">How the orchestration ended, if it did.</param>
/// <param name="CustomStatus">The custom status as JSON.</param>
/// <param name="Carried">After ContinueAsNew: events that the next round is to see.</param>
internal sealed record StepOutcome(
    IReadOnlyList<HistoryEvent> Scheduled,
    IReadOnlyList<HistoryEvent> Open,
    HistoryEvent? End,
    string? CustomStatus,
    IReadOnlyList<HistoryEvent> Carried);

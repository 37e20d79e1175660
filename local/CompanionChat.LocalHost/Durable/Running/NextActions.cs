using CompanionChat.LocalHost.Durable.History;

namespace CompanionChat.LocalHost.Durable.Running;

/// <summary>What an instance waits for after a step.</summary>
/// <param name="Round">Counts ContinueAsNew.</param>
/// <param name="ToStart">Actions to carry out now.</param>
/// <param name="Open">All actions without an outcome.</param>
internal sealed record NextActions(int Round, IReadOnlyList<HistoryEvent> ToStart, IReadOnlyList<HistoryEvent> Open);

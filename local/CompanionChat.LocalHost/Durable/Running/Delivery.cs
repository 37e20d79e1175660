using CompanionChat.LocalHost.Durable.History;

namespace CompanionChat.LocalHost.Durable.Running;

/// <summary>Something for an instance to act on.</summary>
/// <param name="Event">What happened; or null for a violation.</param>
/// <param name="Round">The round that it belongs to: ContinueAsNew begins another, in which ids count from 0 again. Null: any.</param>
/// <param name="Violation">A broken rule that showed only after its step.</param>
/// <param name="Taken">Told true once the event is stored, or dropped because the instance is finished; false if to be delivered again.</param>
internal sealed record Delivery(
    HistoryEvent? Event,
    int? Round = null,
    NonDeterministicOrchestrationException? Violation = null,
    TaskCompletionSource<bool>? Taken = null);

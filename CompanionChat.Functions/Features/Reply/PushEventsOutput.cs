using CompanionChat.Functions.Contract;
using Microsoft.Azure.Functions.Worker;

namespace CompanionChat.Functions.Features.Reply;

/// <summary>
/// The output of <see cref="PushEvents"/>. The messages are a property, not the result: a result would be written into the orchestration's history.
/// </summary>
public sealed class PushEventsOutput
{
    /// <summary>What is pushed.</summary>
    [SignalROutput(HubName = ChatEvents.Hub)]
    public SignalRMessageAction[]? Messages { get; init; }
}

using CompanionChat.Functions.Contract;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CompanionChat.Functions.Hosting;

/// <summary>An answer, and what is pushed after it. A push that fails changes nothing: pushes are hints.</summary>
public sealed class PushingResult
{
    /// <summary>The answer.</summary>
    [HttpResult]
    public required IResult Http { get; init; }

    /// <summary>The pushes, or null.</summary>
    [SignalROutput(HubName = ChatEvents.Hub)]
    public SignalRMessageAction[]? Pushes { get; init; }

    /// <summary>An answer without pushes.</summary>
    public static PushingResult Quiet(IResult answer) => new() { Http = answer };
}

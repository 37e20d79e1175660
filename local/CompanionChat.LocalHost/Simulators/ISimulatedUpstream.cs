using CompanionChat.LocalHost.Simulators.Faults;
using Microsoft.AspNetCore.Http;

namespace CompanionChat.LocalHost.Simulators;

/// <summary>One call of an upstream, played. <see cref="FaultyEndpoint"/> adds the faults that any upstream can have.</summary>
public interface ISimulatedUpstream
{
    /// <summary>What the upstream sends from time to time while it works, so that the connection stays open; null: nothing.</summary>
    string? KeepAlive { get; }

    /// <summary>Does the call's work, and answers.</summary>
    /// <param name="request">The call.</param>
    /// <param name="mode">
    /// How to answer where that is the upstream's own matter: properly (<see cref="FaultMode.Ok"/>), with nothing in it
    /// (<see cref="FaultMode.Blank"/>), or with its own no (<see cref="FaultMode.Reject"/>).
    /// </param>
    /// <param name="cancellationToken">The caller has gone.</param>
    Task<SimulatedReply> AnswerAsync(HttpRequest request, FaultMode mode, CancellationToken cancellationToken);

    /// <summary>A failure, in the shape in which this upstream tells of failures.</summary>
    /// <param name="status">Its HTTP status.</param>
    SimulatedReply Failure(int status);

    /// <summary>A failure in answer to one call, for an upstream that remembers what it answered.</summary>
    /// <param name="request">The call.</param>
    /// <param name="status">Its HTTP status.</param>
    /// <param name="cancellationToken">The caller has gone.</param>
    Task<SimulatedReply> FailAsync(HttpRequest request, int status, CancellationToken cancellationToken) => Task.FromResult(Failure(status));
}

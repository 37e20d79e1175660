using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CompanionChat.Functions.Features.PurgeOrchestrations;

/// <summary>Every quarter of an hour: deletes the histories of orchestrations that ended. The platform never does.</summary>
public sealed class PurgeOrchestrations(PurgeOrchestrationsHandler handler)
{
    /// <summary>Runs it.</summary>
    [Function(nameof(PurgeOrchestrations))]
    public Task RunAsync(
        [TimerTrigger("0 */15 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient orchestrations, CancellationToken cancellationToken) =>
        handler.HandleAsync(orchestrations, cancellationToken);
}

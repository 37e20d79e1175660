using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CompanionChat.Functions.Features.PurgeOrchestrations;

/// <summary>Every quarter of an hour: counts the orchestrations that should have ended, and deletes the histories of those that did. The platform never does.</summary>
public sealed class PurgeOrchestrations(PurgeOrchestrationsHandler handler, OverdueOrchestrations overdue)
{
    /// <summary>Runs it.</summary>
    [Function(nameof(PurgeOrchestrations))]
    public async Task RunAsync(
        [TimerTrigger("0 */15 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient orchestrations, CancellationToken cancellationToken)
    {
        await overdue.CountAsync(orchestrations, cancellationToken);
        await handler.HandleAsync(orchestrations, cancellationToken);
    }
}

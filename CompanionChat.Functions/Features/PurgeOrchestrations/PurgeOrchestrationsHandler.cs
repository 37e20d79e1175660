using CompanionChat.Domain;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CompanionChat.Functions.Features.PurgeOrchestrations;

/// <summary>
/// Purges window by window of created time, oldest first, for a bounded time, and remembers how far it came: one call over everything times out
/// where there is much (https://github.com/Azure/azure-functions-durable-extension/issues/1145).
/// </summary>
public sealed partial class PurgeOrchestrationsHandler(
    IPurgeProgress progress, TimeProvider clock, ILogger<PurgeOrchestrationsHandler> logger)
{
    /// <summary>How old an orchestration must be: created longer ago than this.</summary>
    public static readonly TimeSpan MinAge = TimeSpan.FromDays(1);

    /// <summary>How much of created time is purged by one call.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    // An orchestration may go on for a day and more, giving back what it could not yet: windows are looked at again until none can.
    private static readonly TimeSpan LongestRun = TimeSpan.FromDays(2);

    // Well inside the quarter of an hour until the next run, and the platform's limit for a function.
    private static readonly TimeSpan TimeBox = TimeSpan.FromMinutes(3);

    private static readonly OrchestrationRuntimeStatus[] Ended =
        [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated];

    /// <summary>Purges.</summary>
    /// <returns>How many.</returns>
    public async Task<int> HandleAsync(DurableTaskClient orchestrations, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var end = now - MinAge;
        var from = await progress.ReadAsync(cancellationToken) ?? end - (10 * LongestRun);
        var purged = 0;
        while (from < end && clock.GetUtcNow() < now + TimeBox)
        {
            var to = from + Window < end ? from + Window : end;
            var result = await orchestrations.PurgeAllInstancesAsync(new PurgeInstancesFilter(from, to, Ended), cancellationToken);
            purged += result.PurgedInstanceCount;
            if (result.IsComplete is false)
            {
                break;
            }

            from = to;
            if (from <= end - LongestRun)
            {
                await progress.WriteAsync(from, cancellationToken);
            }
        }

        LogPurged(purged, from);
        return purged;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Purged {Count} orchestrations created before {From:O}")]
    private partial void LogPurged(int count, DateTimeOffset from);
}

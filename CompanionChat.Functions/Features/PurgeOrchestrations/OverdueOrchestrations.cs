using CompanionChat.Domain;
using CompanionChat.Functions.Hosting.Telemetry;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CompanionChat.Functions.Features.PurgeOrchestrations;

/// <summary>Counts the orchestrations that should have ended long ago: a reply takes seconds, and storage that is away does not stay so.</summary>
public sealed partial class OverdueOrchestrations(OrchestrationMetrics metrics, TimeProvider clock, ILogger<OverdueOrchestrations> logger)
{
    /// <summary>How long an orchestration may run.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>That there are so many is enough to know.</summary>
    public const int Most = 1000;

    // The longest that one can go on giving back what it could not yet; whatever is older ended, or was purged.
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(2);

    private static readonly OrchestrationRuntimeStatus[] Unfinished = [OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Pending];

    /// <summary>Counts them.</summary>
    /// <returns>How many, at most <see cref="Most"/>.</returns>
    public async Task<int> CountAsync(DurableTaskClient orchestrations, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var query = new OrchestrationQuery(CreatedFrom: now - Oldest, CreatedTo: now - Longest, Statuses: Unfinished);
        var count = await orchestrations.GetAllInstancesAsync(query).Take(Most).CountAsync(cancellationToken);
        metrics.Overdue(count);
        if (count > 0)
        {
            LogOverdue(count, Longest);
        }

        return count;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} orchestrations have run for longer than {Longest}")]
    private partial void LogOverdue(int count, TimeSpan longest);
}

using CompanionChat.LocalHost.Durable.Storage;
using Microsoft.DurableTask.Client;

namespace CompanionChat.LocalHost.Durable;

/// <summary>Deletes finished instances, page by page, until none is left or the time is over.</summary>
internal sealed class InstancePurge(IInstanceStore store, TimeProvider time)
{
    private const int PageSize = 100;
    private const int DeletesAtOnce = 8;

    /// <summary>Purges what the filter names, of the finished ones.</summary>
    /// <returns>How many, and whether that was all.</returns>
    public async Task<PurgeResult> RunAsync(PurgeInstancesFilter filter, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var statuses = filter.Statuses?.ToHashSet() is { Count: > 0 } given ? given : null;
        var wanted = new InstanceFilter(Finished: true, CreatedFrom: filter.CreatedFrom, CreatedTo: filter.CreatedTo);
        var count = 0;
        string? next = null;
        do
        {
            if (filter.Timeout is { } timeout && time.GetElapsedTime(began) >= timeout)
            {
                return new PurgeResult(count, isComplete: false);
            }

            var page = await store.ListAsync(wanted, PageSize, next, cancellationToken);
            var batch = page.Instances.Where(stored => stored.IsFinished && (statuses is null || statuses.Contains(stored.Status)));
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = DeletesAtOnce, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(batch, parallel, async (stored, stop) =>
            {
                if (await store.DeleteAsync(stored, stop))
                {
                    Interlocked.Increment(ref count);
                }
            });
            next = page.Continuation;
        }
        while (next is not null);
        return new PurgeResult(count, isComplete: true);
    }
}

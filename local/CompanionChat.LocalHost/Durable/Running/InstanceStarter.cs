using CompanionChat.LocalHost.Durable.Storage;
using DurableTask.Core.Exceptions;
using Microsoft.DurableTask.Client;

namespace CompanionChat.LocalHost.Durable.Running;

/// <summary>Writes the first row of an instance: one insert, unless the id was used before.</summary>
internal sealed class InstanceStarter(IInstanceStore store)
{
    /// <summary>Inserts the row, or puts it in the place of a finished one that may be replaced.</summary>
    /// <returns>The row as stored.</returns>
    /// <exception cref="OrchestrationAlreadyExistsException">There is a live instance of that id, or a finished one whose status is listed.</exception>
    public async Task<InstanceRecord> InsertAsync(
        InstanceRecord fresh, IReadOnlyCollection<OrchestrationRuntimeStatus> dedupe, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await store.AddAsync(fresh, cancellationToken) is { } etag)
            {
                return fresh with { ETag = etag };
            }

            var existing = await store.GetAsync(fresh.InstanceId, cancellationToken);
            if (existing is not null && string.Equals(existing.StartToken, fresh.StartToken, StringComparison.Ordinal))
            {
                return existing;
            }

            if (existing is { IsFinished: false } || (existing is not null && dedupe.Contains(existing.Status)))
            {
                throw new OrchestrationAlreadyExistsException(
                    $"An orchestration with the instance id '{fresh.InstanceId}' exists and is {existing.Status}.");
            }

            // Null: it was purged in between. A replacement that fails: somebody was faster, look again.
            if (existing is not null
                && await store.ReplaceAsync(fresh with { ETag = existing.ETag }, cancellationToken) is { } replaced)
            {
                return fresh with { ETag = replaced };
            }
        }
    }
}

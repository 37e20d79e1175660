using CompanionChat.LocalHost.Durable.Storage;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace CompanionChat.LocalHost.Durable.Running;

/// <summary>The store as running instances use it: it does not give up while the engine lives, for an instance must not be lost over a bad minute.</summary>
internal sealed class PersistentStore(IInstanceStore store, TimeProvider time, ILogger logger, CancellationToken killed)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);

    private readonly ResiliencePipeline retry = new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            Delay = FirstDelay,
            MaxDelay = LongestDelay,
            UseJitter = true,
            ShouldHandle = outcome => ValueTask.FromResult(outcome.Outcome.Exception is not null && !killed.IsCancellationRequested),
            OnRetry = outcome =>
            {
                DurableLog.StorageFailed(logger, outcome.AttemptNumber, outcome.Outcome.Exception);
                return ValueTask.CompletedTask;
            },
        })
        .Build();

    /// <summary>The row, or null.</summary>
    public ValueTask<InstanceRecord?> GetAsync(string instanceId) => retry.ExecuteAsync(
        static async (state, cancellationToken) => await state.store.GetAsync(state.instanceId, cancellationToken), (store, instanceId), killed);

    /// <summary>A page of rows with their histories.</summary>
    public ValueTask<InstancePage> ListAsync(InstanceFilter filter, int pageSize, string? continuation) => retry.ExecuteAsync(
        async cancellationToken => await store.ListAsync(filter, pageSize, continuation, cancellationToken), killed);

    /// <summary>Writes the next state of an instance: appends to its history, or replaces it all if <paramref name="stored"/> is null.</summary>
    /// <exception cref="InstanceTakenException">The row is not the one that the record was made from, and not this very write either.</exception>
    public async Task<InstanceRecord> WriteAsync(InstanceRecord next, int? stored)
    {
        var etag = await retry.ExecuteAsync(
            static async (state, cancellationToken) => state.stored is { } length
                ? await state.store.UpdateAsync(state.next, length, cancellationToken)
                : await state.store.ReplaceAsync(state.next, cancellationToken),
            (store, next, stored),
            killed);
        return next with { ETag = etag ?? await FindOwnWriteAsync(next) };
    }

    // An earlier attempt may have been carried out though its answer was lost.
    private async Task<string> FindOwnWriteAsync(InstanceRecord written)
    {
        var current = await GetAsync(written.InstanceId);
        return current?.Revision == written.Revision && string.Equals(current.Writer, written.Writer, StringComparison.Ordinal)
            ? current.ETag
            : throw new InstanceTakenException(written.InstanceId);
    }
}

using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;

namespace CompanionChat.LocalHost.Storage;

/// <summary>
/// Counts the requests to Azure Storage, each try of its own, so that tests can hold the app to a budget. Part of every storage client
/// whose maker adds the <see cref="HttpPipelinePolicy"/> services, at <see cref="HttpPipelinePosition.PerRetry"/>.
/// </summary>
public sealed class StorageRequestCounter : HttpPipelinePolicy
{
    private readonly ConcurrentDictionary<StorageRequestKind, int> counts = new();

    /// <summary>How many of each kind there were since the last <see cref="Reset"/>.</summary>
    public IReadOnlyDictionary<StorageRequestKind, int> Counts => new Dictionary<StorageRequestKind, int>(counts);

    /// <summary>How many requests there were to one table since the last <see cref="Reset"/>.</summary>
    /// <param name="table">Its name.</param>
    public int CountOf(string table) => counts.Where(count => string.Equals(count.Key.Table, table, StringComparison.Ordinal)).Sum(count => count.Value);

    /// <summary>Starts again from nothing.</summary>
    public void Reset() => counts.Clear();

    /// <inheritdoc/>
    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Count(message);
        return ProcessNextAsync(message, pipeline);
    }

    /// <inheritdoc/>
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Count(message);
        ProcessNext(message, pipeline);
    }

    private void Count(HttpMessage message) => counts.AddOrUpdate(StorageRequestKind.Of(message.Request), 1, static (_, count) => count + 1);
}

using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CompanionChat.Functions.Adapters.Tables;

/// <summary>Creates the table at the start, and tells whether storage answers.</summary>
public sealed partial class StorageReadiness(TableClient table, ILogger<StorageReadiness> logger) : IHostedService
{
    private volatile bool created;

    /// <summary>Tries to create the table. Storage that does not answer now may answer later: the app starts, and is not ready.</summary>
    public async Task StartAsync(CancellationToken cancellationToken) => await IsReadyAsync(cancellationToken);

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Whether the table is there and answers.</summary>
    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!created)
            {
                await table.CreateIfNotExistsAsync(cancellationToken);
                created = true;
            }
            else
            {
                await table.GetEntityIfExistsAsync<TableEntity>("~", "health", ["PartitionKey"], cancellationToken);
            }

            return true;
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException)
        {
            LogNotReady((exception as RequestFailedException)?.Status ?? 0);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Storage does not answer as it should: status {Status}")]
    private partial void LogNotReady(int status);
}

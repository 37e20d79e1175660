using Azure.Data.Tables;
using CompanionChat.Domain;
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
            return await StorageCalls.GuardAsync(() => CheckAsync(cancellationToken), cancellationToken);
        }
        catch (StorageUnavailableException exception)
        {
            LogNotReady(exception.Status, exception.ErrorCode);
            return false;
        }
    }

    private async Task<bool> CheckAsync(CancellationToken cancellationToken)
    {
        if (created)
        {
            await table.GetEntityIfExistsAsync<TableEntity>("~", "health", ["PartitionKey"], cancellationToken);
        }
        else
        {
            await table.CreateIfNotExistsAsync(cancellationToken);
            created = true;
        }

        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Storage does not answer as it should: {Status} {ErrorCode}")]
    private partial void LogNotReady(int status, string? errorCode);
}

using Azure.Data.Tables;
using CompanionChat.Functions.Features.PurgeOrchestrations;

namespace CompanionChat.Functions.Adapters.Tables;

/// <summary>How far purging has come, in a partition that no user can have: <c>~</c> is no character of base64url.</summary>
internal sealed class TablePurgeProgress(TableClient table) : IPurgeProgress
{
    private const string Partition = "~system";
    private const string Row = "purge";
    private const string CreatedBefore = "CreatedBefore";

    public async Task<DateTimeOffset?> ReadAsync(CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(Partition, Row, cancellationToken: cancellationToken);
        return row.HasValue ? row.Value!.GetDateTimeOffset(CreatedBefore) : null;
    }

    public Task WriteAsync(DateTimeOffset createdBefore, CancellationToken cancellationToken) =>
        table.UpsertEntityAsync(
            new TableEntity(Partition, Row) { [CreatedBefore] = createdBefore }, TableUpdateMode.Replace, cancellationToken);
}

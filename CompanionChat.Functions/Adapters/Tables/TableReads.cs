using Azure.Data.Tables;
using CompanionChat.Domain;
using CompanionChat.Domain.Visitors;

namespace CompanionChat.Functions.Adapters.Tables;

/// <summary>Reads rows of a user as what they stand for.</summary>
internal sealed class TableReads(TableClient table)
{
    public async Task<Stored<T>?> PointAsync<TRow, T>(UserKey user, string rowKey, Func<TRow, T> convert, CancellationToken cancellationToken)
        where TRow : class, ITableEntity
    {
        var row = await StorageCalls.GuardAsync(
            () => table.GetEntityIfExistsAsync<TRow>(user.Value, rowKey, cancellationToken: cancellationToken), cancellationToken);
        return row.HasValue ? new Stored<T>(convert(row.Value!), row.Value!.ETag.ToString()) : null;
    }

    /// <summary>Page by page as they are asked for, in the order of their keys.</summary>
    public IAsyncEnumerable<Stored<T>> RangeAsync<TRow, T>(string filter, int? pageSize, Func<TRow, T> convert, CancellationToken cancellationToken)
        where TRow : class, ITableEntity =>
        StorageCalls.GuardAsync(table.QueryAsync<TRow>(filter, pageSize, cancellationToken: cancellationToken), cancellationToken)
            .Select(row => new Stored<T>(convert(row), row.ETag.ToString()));
}

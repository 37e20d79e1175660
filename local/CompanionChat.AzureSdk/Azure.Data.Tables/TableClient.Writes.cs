using Azure.Core;
using Azure.Data.Tables.Protocol;

namespace Azure.Data.Tables;

/// <content>Writing single rows. The pipeline repeats a write whose answer it did not get: a 409 or 412 may mean one's own success.</content>
public partial class TableClient
{
    /// <summary>Inserts a row; its new ETag is in the response's headers.</summary>
    /// <exception cref="RequestFailedException">409 EntityAlreadyExists; any other refusal.</exception>
    public virtual Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        SendAsync(TableRequests.Insert(_account, Name, Checked(entity)), TableRequests.Created, cancellationToken);

    /// <summary>Changes a row that is still as <paramref name="ifMatch"/> says (<see cref="ETag.All"/>: however it is).</summary>
    /// <exception cref="RequestFailedException">412 where it changed, 404 where it is gone; any other refusal.</exception>
    /// <exception cref="ArgumentException">No ETag.</exception>
    public virtual Task<Response> UpdateEntityAsync<T>(
        T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        if (ifMatch == default)
        {
            throw new ArgumentException("Value cannot be empty.", nameof(ifMatch));
        }

        return SendAsync(TableRequests.Put(_account, Name, Checked(entity), mode, ifMatch), TableRequests.Written, cancellationToken);
    }

    /// <summary>Writes a row whether it exists or not, and whoever changed it.</summary>
    /// <exception cref="RequestFailedException">Any refusal.</exception>
    public virtual Task<Response> UpsertEntityAsync<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        SendAsync(TableRequests.Put(_account, Name, Checked(entity), mode, ifMatch: null), TableRequests.Written, cancellationToken);

    /// <summary>Deletes a row; by default whatever its version. A row that is not there is no error: the response is the 404.</summary>
    /// <exception cref="RequestFailedException">412 where <paramref name="ifMatch"/> is not its version; any other refusal.</exception>
    public virtual Task<Response> DeleteEntityAsync(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        SendAsync(
            TableRequests.Delete(_account, Name, NotNull(partitionKey), NotNull(rowKey), ifMatch), TableRequests.GoneOrNeverThere, cancellationToken);

    /// <summary>Deletes a row by its keys; of the entity's ETag nothing is sent.</summary>
    /// <exception cref="RequestFailedException">412 where <paramref name="ifMatch"/> is not its version; any other refusal.</exception>
    public virtual Task<Response> DeleteEntityAsync(ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return DeleteEntityAsync(entity.PartitionKey, entity.RowKey, ifMatch, cancellationToken);
    }

    private static ITableEntity Checked(ITableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return entity.PartitionKey is null || entity.RowKey is null
            ? throw new ArgumentNullException(nameof(entity), "The row has not both its keys.")
            : entity;
    }

    private async Task<Response> SendAsync(HttpMessage message, StatusCodeClassifier expected, CancellationToken cancellationToken)
    {
        using (message)
        {
            return await _account.SendAsync(message, expected, cancellationToken).ConfigureAwait(false);
        }
    }
}

using Azure.Data.Tables.Protocol;

namespace Azure.Data.Tables;

/// <content>Reading rows.</content>
public partial class TableClient
{
    /// <summary>Reads one row; <paramref name="select"/> names the columns, all if null.</summary>
    /// <exception cref="RequestFailedException">404 where there is no such row or table; any other refusal.</exception>
    public virtual async Task<Response<T>> GetEntityAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        using var message = TableRequests.Get(_account, Name, NotNull(partitionKey), NotNull(rowKey), Columns(select));
        var response = await _account.SendAsync(message, TableRequests.Found, cancellationToken).ConfigureAwait(false);
        return Response.FromValue(EntityContent.ReadOne<T>(response), response);
    }

    /// <summary>Reads one row if there is one; a 404 of whatever reason has no value, is no error and is not repeated.</summary>
    /// <exception cref="RequestFailedException">Any other refusal.</exception>
    public virtual async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        using var message = TableRequests.Get(_account, Name, NotNull(partitionKey), NotNull(rowKey), Columns(select));
        var response = await _account.SendAsync(message, TableRequests.FoundOrNot, cancellationToken).ConfigureAwait(false);
        return response.Status == 404
            ? new NoEntityResponse<T>(response)
            : Response.FromValue(EntityContent.ReadOne<T>(response), response);
    }

    /// <summary>Finds rows in the order of their keys, page by page as they are asked for. Does no I/O by itself.</summary>
    /// <param name="filter">An OData filter (<see cref="CreateQueryFilter(FormattableString)"/>); all rows if null.</param>
    /// <param name="maxPerPage">Rows per page, up to the service's 1,000; does not limit how many there are in all.</param>
    /// <param name="select">The columns; all if null.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public virtual AsyncPageable<T> QueryAsync<T>(
        string? filter = null, int? maxPerPage = null, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        new EntityPages<T>(_account, Name, filter, maxPerPage, Columns(select), cancellationToken);

    private static string? Columns(IEnumerable<string>? select) => select is null ? null : string.Join(',', select);

    private static string NotNull(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key;
    }
}

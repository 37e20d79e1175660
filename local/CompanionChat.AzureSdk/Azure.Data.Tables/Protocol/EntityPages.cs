namespace Azure.Data.Tables.Protocol;

/// <summary>A query's rows, fetched page by page as they are asked for.</summary>
internal sealed class EntityPages<T>(TableAccount account, string table, string? filter, int? maxPerPage, string? select, CancellationToken cancellationToken)
    : AsyncPageable<T>(cancellationToken)
    where T : class, ITableEntity
{
    public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        do
        {
            var page = await FetchAsync(Continuation.Parse(continuationToken), pageSizeHint ?? maxPerPage).ConfigureAwait(false);
            yield return page;
            continuationToken = page.ContinuationToken;
        }
        while (continuationToken is not null);
    }

    private async Task<Page<T>> FetchAsync(Continuation from, int? top)
    {
        using var message = TableRequests.Query(account, table, filter, top, select, from);
        var response = await account.SendAsync(message, TableRequests.Found, CancellationToken).ConfigureAwait(false);
        return Page<T>.FromValues(EntityContent.ReadMany<T>(response), Continuation.TokenOf(response), response);
    }
}

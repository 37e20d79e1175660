using Azure.Data.Tables;
using CompanionChat.Domain.Visitors;
using CompanionChat.Soak.Checks;

namespace CompanionChat.Soak.World;

/// <summary>The app's table, read past the app.</summary>
internal sealed class Table(string storage)
{
    private const int PageSize = 1000;

    private readonly TableClient table = new(storage, "Chat");

    /// <summary>All rows of a user, as they were at one moment.</summary>
    /// <returns>Null where they fill more than one page, and others may have been written between two pages.</returns>
    public async Task<UserRows?> ReadAsync(UserKey user, CancellationToken cancellationToken)
    {
        var (rows, pages) = await ReadPagesAsync(user, cancellationToken);
        return pages > 1 ? null : UserRows.Of(rows);
    }

    /// <summary>All rows of a user for whom nobody writes any more.</summary>
    public async Task<UserRows> ReadQuietAsync(UserKey user, CancellationToken cancellationToken) =>
        UserRows.Of((await ReadPagesAsync(user, cancellationToken)).Rows);

    // The shape of the app's own filters: Azurite has an index for it.
    private async Task<(List<TableEntity> Rows, int Pages)> ReadPagesAsync(UserKey user, CancellationToken cancellationToken)
    {
        var filter = $"PartitionKey eq '{user.Value}' and RowKey ge ' ' and RowKey lt '~'";
        var (rows, pages) = (new List<TableEntity>(), 0);
        await foreach (var page in table.QueryAsync<TableEntity>(filter, PageSize, cancellationToken: cancellationToken).AsPages(pageSizeHint: PageSize))
        {
            rows.AddRange(page.Values);
            pages++;
        }

        return (rows, pages);
    }
}

using Azure.Data.Tables.Models;

namespace Azure.Data.Tables.Protocol;

/// <summary>Creates tables.</summary>
internal static class TableCreation
{
    /// <summary>A 409 is fine where it means that the table exists, not where it is still being deleted.</summary>
    public static async Task<Response<TableItem>> IfNotExistsAsync(TableAccount account, string table, CancellationToken cancellationToken)
    {
        using var message = TableRequests.CreateTable(account, table);
        var response = await account.SendAsync(message, TableRequests.CreatedOrConflict, cancellationToken).ConfigureAwait(false);
        if (response.Status == 409)
        {
            var conflict = new RequestFailedException(response);
            if (string.Equals(conflict.ErrorCode, "TableBeingDeleted", StringComparison.Ordinal))
            {
                throw conflict;
            }
        }

        return Response.FromValue(new TableItem(table), response);
    }
}

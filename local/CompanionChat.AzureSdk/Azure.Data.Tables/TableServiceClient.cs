// A working client of the public Table REST protocol on Azure.Core's pipeline, with the public surface of Azure.Data.Tables 12.11.0
// for the part that the app uses: see README.md one folder up. What is behind the surface lies in Protocol/.
using Azure.Core;
using Azure.Data.Tables.Models;
using Azure.Data.Tables.Protocol;

namespace Azure.Data.Tables;

/// <summary>An account's tables.</summary>
public class TableServiceClient
{
    private readonly TableAccount _account;

    /// <summary>An account by its key.</summary>
    /// <exception cref="InvalidOperationException">The connection string lacks an account, a key or a usable endpoint.</exception>
    public TableServiceClient(string connectionString)
        : this(connectionString, null)
    {
    }

    /// <summary>An account by its key.</summary>
    /// <exception cref="InvalidOperationException">The connection string lacks an account, a key or a usable endpoint.</exception>
    public TableServiceClient(string connectionString, TableClientOptions? options = null) => _account = TableAccount.Of(connectionString, options);

    /// <summary>An account by an identity; the endpoint must be https.</summary>
    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions? options = null) =>
        _account = TableAccount.Of(endpoint, tokenCredential, options);

    /// <summary>For test doubles; its members have to be overridden.</summary>
    protected TableServiceClient() => _account = null!;

    /// <summary>The account's endpoint.</summary>
    public virtual Uri Uri => _account.Endpoint;

    /// <summary>A client of one table, which need not exist; does no I/O and shares this client's pipeline.</summary>
    public virtual TableClient GetTableClient(string tableName)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        return new TableClient(_account, tableName);
    }

    /// <summary>Creates the table unless it exists: then the raw response is a 409. May be repeated.</summary>
    /// <exception cref="RequestFailedException">Any other refusal; also while a table of that name is being deleted.</exception>
    public virtual Task<Response<TableItem>> CreateTableIfNotExistsAsync(string tableName, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        return TableCreation.IfNotExistsAsync(_account, tableName, cancellationToken);
    }
}

using Azure.Core;
using Azure.Data.Tables.Models;
using Azure.Data.Tables.Protocol;

namespace Azure.Data.Tables;

/// <summary>One table and its rows. Safe for use by many threads.</summary>
public partial class TableClient
{
    private readonly TableAccount _account;

    /// <summary>A table of an account by the account's key.</summary>
    /// <exception cref="InvalidOperationException">The connection string lacks an account, a key or a usable endpoint.</exception>
    public TableClient(string connectionString, string tableName)
        : this(connectionString, tableName, null)
    {
    }

    /// <summary>A table of an account by the account's key.</summary>
    /// <exception cref="InvalidOperationException">The connection string lacks an account, a key or a usable endpoint.</exception>
    public TableClient(string connectionString, string tableName, TableClientOptions? options = null)
        : this(TableAccount.Of(connectionString, options), NotEmpty(tableName))
    {
    }

    /// <summary>A table of an account by an identity; the endpoint must be https.</summary>
    public TableClient(Uri endpoint, string tableName, TokenCredential tokenCredential, TableClientOptions? options = null)
        : this(TableAccount.Of(endpoint, tokenCredential, options), NotEmpty(tableName))
    {
    }

    internal TableClient(TableAccount account, string tableName)
    {
        _account = account;
        Name = tableName;
    }

    /// <summary>For test doubles; its members have to be overridden.</summary>
    protected TableClient()
    {
        _account = null!;
        Name = null!;
    }

    /// <summary>The table's name.</summary>
    public virtual string Name { get; }

    /// <summary>Spells a filter: each interpolated value is quoted and escaped as its type asks, so none can be more than a value.</summary>
    /// <exception cref="ArgumentException">A value of a type that OData has no literal for.</exception>
    public static string CreateQueryFilter(FormattableString filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return ODataText.Filter(filter);
    }

    /// <summary>Creates the table unless it exists: then the raw response is a 409. May be repeated.</summary>
    /// <exception cref="RequestFailedException">Any other refusal; also while a table of that name is being deleted.</exception>
    public virtual Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default) =>
        TableCreation.IfNotExistsAsync(_account, Name, cancellationToken);

    private static string NotEmpty(string tableName)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        return tableName;
    }
}

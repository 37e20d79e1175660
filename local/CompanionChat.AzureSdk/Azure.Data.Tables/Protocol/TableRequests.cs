using System.Globalization;
using Azure.Core;

namespace Azure.Data.Tables.Protocol;

/// <summary>
/// The requests of the protocol, each with the statuses that mean success.
/// Source: learn.microsoft.com/rest/api/storageservices/operations-on-entities.
/// </summary>
internal static class TableRequests
{
    public static readonly StatusCodeClassifier Created = new([201, 204]);
    public static readonly StatusCodeClassifier CreatedOrConflict = new([201, 204, 409]);
    public static readonly StatusCodeClassifier Found = new([200]);
    public static readonly StatusCodeClassifier FoundOrNot = new([200, 404]);
    public static readonly StatusCodeClassifier Written = new([204]);
    public static readonly StatusCodeClassifier GoneOrNeverThere = new([204, 404]);
    public static readonly StatusCodeClassifier Accepted = new([202]);

    public static HttpMessage CreateTable(TableAccount account, string table) =>
        account.Message(RequestMethod.Post, "/Tables").WithBody(EntityContent.OfTable(table)).WithoutEcho();

    public static HttpMessage Insert(TableAccount account, string table, ITableEntity entity) =>
        account.Message(RequestMethod.Post, "/" + table).WithBody(EntityContent.Of(entity)).WithoutEcho();

    /// <summary>With an If-Match an update; without one an upsert.</summary>
    public static HttpMessage Put(TableAccount account, string table, ITableEntity entity, TableUpdateMode mode, ETag? ifMatch)
    {
        var message = account
            .Message(Method(mode), ODataText.RowPath(table, entity.PartitionKey, entity.RowKey))
            .WithBody(EntityContent.Of(entity));
        if (ifMatch is { } etag)
        {
            message.Request.Headers.Add("If-Match", etag.ToString());
        }

        return message;
    }

    public static HttpMessage Delete(TableAccount account, string table, string partitionKey, string rowKey, ETag ifMatch)
    {
        var message = account.Message(RequestMethod.Delete, ODataText.RowPath(table, partitionKey, rowKey));
        message.Request.Headers.Add("If-Match", (ifMatch == default ? ETag.All : ifMatch).ToString());
        return message;
    }

    public static HttpMessage Get(TableAccount account, string table, string partitionKey, string rowKey, string? select)
    {
        var message = account.Message(RequestMethod.Get, ODataText.RowPath(table, partitionKey, rowKey));
        message.WithQuery("$select", select);
        return message;
    }

    public static HttpMessage Query(TableAccount account, string table, string? filter, int? top, string? select, Continuation from)
    {
        var message = account.Message(RequestMethod.Get, $"/{table}()");
        message.WithQuery("$filter", filter);
        message.WithQuery("$top", top?.ToString(CultureInfo.InvariantCulture));
        message.WithQuery("$select", select);
        message.WithQuery("NextPartitionKey", from.PartitionKey);
        message.WithQuery("NextRowKey", from.RowKey);
        return message;
    }

    /// <exception cref="ArgumentException">A value outside the enum.</exception>
    public static RequestMethod Method(TableUpdateMode mode) => mode switch
    {
        TableUpdateMode.Merge => RequestMethod.Patch,
        TableUpdateMode.Replace => RequestMethod.Put,
        _ => throw new ArgumentException($"Unexpected value for {nameof(mode)}: {mode}", nameof(mode)),
    };

    private static HttpMessage WithBody(this HttpMessage message, RequestContent content)
    {
        message.Request.Headers.Add("Content-Type", "application/json");
        message.Request.Content = content;
        return message;
    }

    /// <summary>Asks that an insert be answered without the row that was sent.</summary>
    private static HttpMessage WithoutEcho(this HttpMessage message)
    {
        message.Request.Headers.Add("Prefer", "return-no-content");
        return message;
    }

    private static void WithQuery(this HttpMessage message, string name, string? value)
    {
        if (value is not null)
        {
            message.Request.Uri.AppendQuery(name, value, escapeValue: true);
        }
    }
}

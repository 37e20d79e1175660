using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;

namespace Azure.Data.Tables.Protocol;

/// <summary>
/// An entity group transaction: a multipart/mixed body with one changeset, whose parts are whole HTTP requests.
/// Source: learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions.
/// </summary>
internal static class TransactionRequest
{
    /// <exception cref="InvalidOperationException">There are no actions.</exception>
    public static HttpMessage Message(TableAccount account, string table, IEnumerable<TableTransactionAction> actions)
    {
        var batch = "batch_" + RandomNumberGenerator.GetHexString(32, lowercase: true);
        var message = account.Message(RequestMethod.Post, "/$batch");
        message.Request.Headers.Add("Content-Type", "multipart/mixed; boundary=" + batch);
        message.Request.Content = RequestContent.Create(Body(account.Endpoint, table, actions, batch));
        return message;
    }

    private static ReadOnlyMemory<byte> Body(Uri endpoint, string table, IEnumerable<TableTransactionAction> actions, string batch)
    {
        var changeset = "changeset_" + RandomNumberGenerator.GetHexString(32, lowercase: true);
        var buffer = new ArrayBufferWriter<byte>(4096);
        Append(buffer, $"--{batch}\r\nContent-Type: multipart/mixed; boundary={changeset}\r\n\r\n");
        var count = 0;
        foreach (var action in actions)
        {
            Append(buffer, $"--{changeset}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n");
            AppendAction(buffer, endpoint.AbsoluteUri.TrimEnd('/'), table, action);
            count++;
        }

        Append(buffer, $"--{changeset}--\r\n\r\n--{batch}--\r\n");
        return count > 0 ? buffer.WrittenMemory : throw new InvalidOperationException("Cannot submit an empty batch.");
    }

    private static void AppendAction(ArrayBufferWriter<byte> buffer, string endpoint, string table, TableTransactionAction action)
    {
        var entity = action.Entity;
        var path = action.ActionType == TableTransactionActionType.Add
            ? "/" + table
            : ODataText.RowPath(table, entity.PartitionKey, entity.RowKey);
        Append(
            buffer,
            $"{Verb(action.ActionType)} {endpoint}{path} HTTP/1.1\r\nAccept: {TableAccount.MinimalMetadata}\r\nDataServiceVersion: 3.0\r\n");
        AppendConditions(buffer, action);
        if (action.ActionType != TableTransactionActionType.Delete)
        {
            Append(buffer, "Content-Type: application/json\r\n\r\n");
            EntityContent.Write(buffer, entity);
        }

        Append(buffer, "\r\n");
    }

    private static void AppendConditions(ArrayBufferWriter<byte> buffer, TableTransactionAction action)
    {
        switch (action.ActionType)
        {
            case TableTransactionActionType.Add:
                Append(buffer, "Prefer: return-no-content\r\n");
                break;
            case TableTransactionActionType.Delete:
                Append(buffer, $"If-Match: {(action.ETag == default ? ETag.All : action.ETag)}\r\n");
                break;
            case TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpdateReplace when action.ETag != default:
                Append(buffer, $"If-Match: {action.ETag}\r\n");
                break;
        }
    }

    private static string Verb(TableTransactionActionType type) => type switch
    {
        TableTransactionActionType.Add => "POST",
        TableTransactionActionType.Delete => "DELETE",
        TableTransactionActionType.UpdateReplace or TableTransactionActionType.UpsertReplace => "PUT",
        TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpsertMerge => "PATCH",
        _ => throw new InvalidOperationException("Unknown request type."),
    };

    // All of it but the rows is ASCII: the keys in the paths are escaped, and ETags come from the service.
    private static void Append(ArrayBufferWriter<byte> buffer, string text) => Encoding.UTF8.GetBytes(text, buffer);
}

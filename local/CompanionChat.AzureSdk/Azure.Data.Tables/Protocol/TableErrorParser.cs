using System.Globalization;
using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables.Protocol;

/// <summary>
/// Reads the service's error body, <c>{"odata.error":{"code":…,"message":{"value":…}}}</c>. In a transaction's answer the message
/// starts with the index of the action that failed: <c>2:The update condition …</c>.
/// Source: learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions, "Sample error response".
/// </summary>
internal sealed class TableErrorParser : RequestFailedDetailsParser
{
    /// <summary>The key in <see cref="Exception.Data"/> that holds that index, as text.</summary>
    public const string FailedIndex = "FailedEntity";

    public static readonly TableErrorParser Instance = new();

    public override bool TryParse(Response response, out ResponseError? error, out IDictionary<string, string>? data)
    {
        error = null;
        data = null;
        if (response.ContentStream is not { Length: > 0 } || !TryParseJson(response.Content, out var document))
        {
            return false;
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("odata.error", out var odata))
            {
                return false;
            }

            var message = Text(odata, "message", "value");
            error = new ResponseError(Text(odata, "code"), message);
            data = Data(message);
            return true;
        }
    }

    private static bool TryParseJson(BinaryData content, out JsonDocument document)
    {
        try
        {
            document = JsonDocument.Parse(content);
            return true;
        }
        catch (JsonException)
        {
            // A gateway's HTML, or nothing that is JSON: the status alone has to do.
            document = null!;
            return false;
        }
    }

    private static string? Text(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
    }

    private static Dictionary<string, string> Data(string? message)
    {
        var data = new Dictionary<string, string>(StringComparer.Ordinal);
        var colon = message?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon > 0 && int.TryParse(message.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            data[FailedIndex] = index.ToString(CultureInfo.InvariantCulture);
        }

        return data;
    }
}

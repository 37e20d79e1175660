using Azure.Core;

namespace Azure.Data.Tables.Protocol;

/// <summary>
/// Where a query goes on. As a token it is both keys with a space between, as the package spells it; the keys come encoded, without spaces.
/// Source: learn.microsoft.com/rest/api/storageservices/query-timeout-and-pagination.
/// </summary>
internal readonly record struct Continuation(string? PartitionKey, string? RowKey)
{
    /// <summary>Reads a token; null starts at the beginning.</summary>
    public static Continuation Parse(string? token)
    {
        if (token is null || token.Length <= 1)
        {
            return default;
        }

        var space = token.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? new Continuation(token, null) : new Continuation(token[..space], space + 1 < token.Length ? token[(space + 1)..] : null);
    }

    /// <summary>The token of a page's answer, or null at the end. An empty page may have one, and the row key may be missing.</summary>
    public static string? TokenOf(Response response)
    {
        ResponseHeaders headers = response.Headers;
        var partition = headers.TryGetValue("x-ms-continuation-NextPartitionKey", out var value) ? value : null;
        var row = headers.TryGetValue("x-ms-continuation-NextRowKey", out value) ? value : null;
        return partition is null && row is null ? null : $"{partition} {row}";
    }
}

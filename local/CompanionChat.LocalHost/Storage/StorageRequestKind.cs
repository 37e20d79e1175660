using Azure.Core;

namespace CompanionChat.LocalHost.Storage;

/// <summary>What a request to Table Storage does.</summary>
/// <param name="Method">Its HTTP method.</param>
/// <param name="Table">The table; of a batch, that of its first operation; empty for the service as a whole.</param>
/// <param name="Target">What it addresses: <c>entity</c>, <c>query</c> (several entities), <c>insert</c>, <c>batch</c>, <c>tables</c> or <c>service</c>.</param>
public sealed record StorageRequestKind(string Method, string Table, string Target)
{
    /// <summary>Looks at a request.</summary>
    /// <remarks>Source: learn.microsoft.com/rest/api/storageservices/addressing-table-service-resources.</remarks>
    public static StorageRequestKind Of(Request request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var method = request.Method.Method;
        var path = request.Uri.Path.AsSpan().Trim('/');
        var parenthesis = path.IndexOf('(');
        var resource = parenthesis < 0 ? path : path[..parenthesis];
        var name = resource[(resource.LastIndexOf('/') + 1)..].ToString();
        return name switch
        {
            "$batch" => new(method, TableOfBatch(request), "batch"),
            "Tables" => new(method, "", "tables"),
            _ when parenthesis >= 0 => new(method, name, path[(parenthesis + 1)..].StartsWith(")", StringComparison.Ordinal) ? "query" : "entity"),
            _ when request.Method == RequestMethod.Post => new(method, name, "insert"),
            _ when request.Method == RequestMethod.Get && !request.Uri.Query.Contains("comp=", StringComparison.Ordinal) => new(method, name, "query"),
            _ => new(method, "", "service"),
        };
    }

    /// <summary>As counts are named: <c>GET Chat entity</c>.</summary>
    public override string ToString() => Table.Length == 0 ? $"{Method} {Target}" : $"{Method} {Table} {Target}";

    // A batch names its tables only in the request lines of its operations: "POST http://…/Chat HTTP/1.1".
    private static string TableOfBatch(Request request)
    {
        using var body = new MemoryStream();
        request.Content?.WriteTo(body, CancellationToken.None);
        ReadOnlySpan<byte> bytes = body.GetBuffer().AsSpan(0, (int)body.Length);
        var end = bytes.IndexOf(" HTTP/1.1"u8);
        if (end < 0)
        {
            return "";
        }

        var line = bytes[..end];
        var url = line[(line.LastIndexOf((byte)' ') + 1)..];
        var parenthesis = url.IndexOf((byte)'(');
        var resource = parenthesis < 0 ? url : url[..parenthesis];
        return System.Text.Encoding.ASCII.GetString(resource[(resource.LastIndexOf((byte)'/') + 1)..]);
    }
}

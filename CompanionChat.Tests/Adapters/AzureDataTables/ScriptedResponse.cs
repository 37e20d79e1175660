using System.Diagnostics.CodeAnalysis;
using System.Text;
using Azure;
using Azure.Core;

namespace CompanionChat.Tests.Adapters.AzureDataTables;

/// <summary>An answer of the service that a test made up.</summary>
public sealed class ScriptedResponse(int status, string body = "", params (string Name, string Value)[] headers) : Response
{
    public override int Status => status;

    public override string ReasonPhrase => "";

    public override Stream? ContentStream { get; set; } = new MemoryStream(Encoding.UTF8.GetBytes(body));

    public override string ClientRequestId { get; set; } = "";

    /// <summary>A batch that was throttled, inside the 202 of every batch.</summary>
    public static ScriptedResponse ThrottledBatch() => new(
        202,
        string.Join("\r\n", (string[])
        [
            "--batch", "Content-Type: multipart/mixed; boundary=change", "", "--change", "Content-Type: application/http", "",
            "HTTP/1.1 503 Service Unavailable", "Content-Type: application/json", "",
            """{"odata.error":{"code":"ServerBusy","message":{"lang":"en-US","value":"1:The server is busy."}}}""", "--change--", "--batch--", "",
        ]),
        ("Content-Type", "multipart/mixed; boundary=batch"));

    public override void Dispose() => ContentStream?.Dispose();

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
    {
        value = headers.Where(header => string.Equals(header.Name, name, StringComparison.OrdinalIgnoreCase)).Select(static header => header.Value).FirstOrDefault();
        return value is not null;
    }

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = TryGetHeader(name, out var value) ? [value] : null;
        return values is not null;
    }

    protected override bool ContainsHeader(string name) => TryGetHeader(name, out _);

    protected override IEnumerable<HttpHeader> EnumerateHeaders() => headers.Select(static header => new HttpHeader(header.Name, header.Value));
}

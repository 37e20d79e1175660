using System.Text;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Fuzz;

/// <summary>A request that is being made up: first one that the contract describes, then twisted.</summary>
internal sealed class FuzzRequest
{
    /// <summary>Longer lines and headers are refused by the server itself, with an answer that is not ours.</summary>
    private const int MaxAddress = 7000;

    public required string OperationId { get; init; }

    public required string Method { get; set; }

    /// <summary>The document's path, its parameters still in braces.</summary>
    public required string Template { get; init; }

    /// <summary>What stands in the place of each parameter of the path, as it goes over the wire.</summary>
    public Dictionary<string, string> InPath { get; } = new(StringComparer.Ordinal);

    /// <summary>The query, as it goes over the wire.</summary>
    public List<string> Query { get; } = [];

    public List<(string Name, string Value)> Headers { get; } = [];

    public byte[]? Body { get; set; }

    public string? ContentType { get; set; } = "application/json";

    /// <summary>Whether the length of the body is not announced.</summary>
    public bool IsChunked { get; set; }

    /// <summary>Whether nobody is signed in.</summary>
    public bool IsAnonymous { get; set; }

    /// <summary>What was done to it; nothing: it is as the contract describes it.</summary>
    public List<string> Twists { get; } = [];

    /// <summary>Path and query.</summary>
    public string Address
    {
        get
        {
            var path = InPath.Aggregate(Template, (address, part) => address.Replace($"{{{part.Key}}}", part.Value, StringComparison.Ordinal));
            var address = Query.Count == 0 ? path : $"{path}?{string.Join('&', Query)}";
            return address.Length <= MaxAddress ? address : address[..MaxAddress].TrimEnd('%');
        }
    }

    /// <summary>The body as it is sent; null where there is none.</summary>
    public HttpContent? Content => Body is null ? null : IsChunked ? new ChunkedBody(Body) : RawBody.Of(Body, ContentType);

    /// <summary>All that somebody needs to send it again.</summary>
    public override string ToString()
    {
        var text = new StringBuilder($"{OperationId}: {Method} {Address}{(IsAnonymous ? " (nobody signed in)" : "")}, twists: {string.Join("; ", Twists)}\n");
        foreach (var (name, value) in Headers)
        {
            text.Append(name).Append(": ").AppendLine(value);
        }

        if (Body is not null)
        {
            text.Append(ContentType).Append(IsChunked ? ", chunked, " : ", ").Append(Body.Length).Append(" bytes: ")
                .Append(Encoding.UTF8.GetString(Body.AsSpan(0, Math.Min(Body.Length, 1500))));
        }

        return text.ToString();
    }
}

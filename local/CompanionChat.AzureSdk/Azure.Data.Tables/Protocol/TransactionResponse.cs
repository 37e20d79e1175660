using System.Globalization;
using System.Text;

namespace Azure.Data.Tables.Protocol;

/// <summary>Takes the answer to a transaction apart: multipart in multipart, the inner parts being HTTP responses (RFC 2046, RFC 9112).</summary>
internal static class TransactionResponse
{
    private const string Line = "\r\n";

    /// <summary>One response per action, or one alone for the action that failed.</summary>
    /// <exception cref="RequestFailedException">The body is not such an answer: whether anything was written is unknown.</exception>
    public static IReadOnlyList<Response> Parse(Response response)
    {
        var responses = new List<Response>();
        AddParts(responses, Boundary(response.Headers.ContentType), response.Content.ToString());
        return responses.Count > 0
            ? responses
            : throw new RequestFailedException(response.Status, "The answer to the transaction holds no response.");
    }

    private static void AddParts(List<Response> responses, string? boundary, string body)
    {
        if (boundary is null)
        {
            return;
        }

        // What stands before the first boundary and after the closing one ("--") is no part.
        foreach (var part in body.Split("--" + boundary).Skip(1).TakeWhile(static part => !part.StartsWith("--", StringComparison.Ordinal)))
        {
            var (headers, content) = SplitAtBlankLine(part.TrimStart());
            if (Boundary(headers) is { } inner)
            {
                AddParts(responses, inner, content);
            }
            else
            {
                responses.Add(ParseOne(content));
            }
        }
    }

    private static InnerResponse ParseOne(string http)
    {
        var (head, body) = SplitAtBlankLine(http);

        // Azurite repeats the boundary's name before the status line when it refuses the whole (seen with 3.35.0).
        var lines = head.Split(Line).SkipWhile(static line => !line.StartsWith("HTTP/", StringComparison.Ordinal)).ToArray();
        var status = lines.Length > 0 ? lines[0].Split(' ', 3) : [];
        return status.Length >= 2 && int.TryParse(status[1], NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            ? new InnerResponse(code, status.ElementAtOrDefault(2) ?? "", Headers(lines[1..]), Encoding.UTF8.GetBytes(body.Trim()))
            : throw new RequestFailedException("The answer to the transaction holds a part that is no HTTP response.");
    }

    private static Dictionary<string, string> Headers(string[] lines)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                headers[line[..colon].Trim()] = line[(colon + 1)..].Trim();
            }
        }

        return headers;
    }

    private static (string Head, string Body) SplitAtBlankLine(string text)
    {
        var at = text.IndexOf(Line + Line, StringComparison.Ordinal);
        return at < 0 ? (text, "") : (text[..at], text[(at + 4)..]);
    }

    private static string? Boundary(string? header)
    {
        const string Name = "boundary=";
        var at = header?.IndexOf(Name, StringComparison.OrdinalIgnoreCase) ?? -1;
        return at < 0 ? null : header![(at + Name.Length)..].Split(['\r', ';', ' '], 2)[0].Trim('"');
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CompanionChat.Functions.Hosting;

/// <summary>Reads request bodies strictly: what the contract does not name is refused, and nothing larger than 64 KiB is read.</summary>
public static class JsonBody
{
    /// <summary>Bytes that a request body may have.</summary>
    public const int MaxBytes = 64 * 1024;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        MaxDepth = 8,
    };

    /// <summary>Reads a body.</summary>
    /// <returns>The body; or the problem to answer with.</returns>
    public static async Task<Read<T>> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken)
        where T : class
    {
        var bytes = await ReadBytesAsync(request, cancellationToken);
        if (bytes is null)
        {
            return new Read<T>(null, Problems.Result(Problems.PayloadTooLarge));
        }

        try
        {
            return JsonSerializer.Deserialize<T>(bytes.Value.Span, Strict) is { } body
                ? new Read<T>(body, null)
                : Invalid<T>("The request body must be a JSON object.");
        }
        catch (JsonException exception)
        {
            return Invalid<T>(Describe(exception));
        }
        catch (InvalidOperationException)
        {
            // What System.Text.Json throws for escaped surrogates without their pair.
            return Invalid<T>("The request body has text in it that is not Unicode.");
        }
    }

    /// <summary>Whether there is more than may be; a body whose length is not announced is read to know.</summary>
    public static async Task<bool> IsTooLargeAsync(HttpRequest request, CancellationToken cancellationToken) =>
        request.ContentLength is { } length ? length > MaxBytes : await ReadBytesAsync(request, cancellationToken) is null;

    /// <summary>The exact bytes of a body; null where there are more than may be.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadBytesAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var buffer = new byte[Math.Min(request.ContentLength ?? 4096, MaxBytes) + 1];
        var length = 0;
        while (await request.Body.ReadAsync(buffer.AsMemory(length), cancellationToken) is > 0 and var read)
        {
            length += read;
            if (length > MaxBytes)
            {
                return null;
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, Math.Min(buffer.Length * 2, MaxBytes + 1));
            }
        }

        return buffer.AsMemory(0, length);
    }

    // The path names fields of ours only: an unknown field's name is the client's own text and is left out.
    private static string Describe(JsonException exception) =>
        exception.Message.Contains("could not be mapped", StringComparison.Ordinal)
            ? "The request body has a field that this operation does not know."
            : $"The request body is not what this operation takes, at {SafePath(exception.Path)}.";

    private static string SafePath(string? path) =>
        path is { Length: > 0 and < 64 } && path.All(c => char.IsAsciiLetterOrDigit(c) || c is '$' or '.') ? path : "$";

    private static Read<T> Invalid<T>(string detail)
        where T : class => new(null, Problems.Result(Problems.InvalidRequest, detail));

    /// <summary>A body, or the problem to answer with.</summary>
    public readonly record struct Read<T>(T? Body, IResult? Problem)
        where T : class
    {
        /// <summary>Whether there is a body; else there is a problem.</summary>
        public bool TryGet([NotNullWhen(true)] out T? body, [NotNullWhen(false)] out IResult? problem)
        {
            (body, problem) = (Body, Problem);
            return Body is not null;
        }
    }
}

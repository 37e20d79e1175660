using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;

namespace CompanionChat.Functions.Hosting;

/// <summary>The header by which a client marks a request as the same one, sent again.</summary>
public static class IdempotencyKey
{
    private const string Header = "Idempotency-Key";
    private const int MaxLength = 64;

    /// <summary>Reads it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="key">The key, or null where the request has none.</param>
    /// <param name="problem">What to answer where the header cannot be a key.</param>
    public static bool TryRead(HttpRequest request, out string? key, [NotNullWhen(false)] out IResult? problem)
    {
        var header = request.Headers[Header];
        key = header.Count == 0 ? null : header.ToString();
        var isRight = key is null || (header.Count == 1 && key is { Length: > 0 and <= MaxLength } && key.All(c => c is >= ' ' and <= '~'));
        problem = isRight
            ? null
            : Problems.Result(Problems.InvalidRequest, "Idempotency-Key must have at most 64 characters, all of them printable ASCII.");
        return isRight;
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace CompanionChat.LocalHost.Hubs;

/// <summary>
/// A text with parts such as <c>{headers.x-name}</c>, which the host replaces from the request:
/// learn.microsoft.com/azure/azure-functions/functions-bindings-expressions-patterns.
/// </summary>
internal static class BindingExpression
{
    private const string Headers = "headers.";

    /// <summary>Resolves it; false where a header is missing.</summary>
    /// <exception cref="HostFailedException">The text refers to something that is no header.</exception>
    public static bool TryResolve(string text, IHeaderDictionary headers, [NotNullWhen(true)] out string? value)
    {
        value = null;
        var result = new StringBuilder();
        var rest = text.AsSpan();
        for (var open = rest.IndexOf('{'); open >= 0; open = rest.IndexOf('{'))
        {
            var length = rest[open..].IndexOf('}');
            if (length < 0 || !rest[(open + 1)..].StartsWith(Headers, StringComparison.OrdinalIgnoreCase))
            {
                throw new HostFailedException($"The local host resolves headers in binding expressions, and nothing else: {text}");
            }

            var header = headers[rest.Slice(open + 1 + Headers.Length, length - 1 - Headers.Length).ToString()];
            if (header.Count == 0)
            {
                return false;
            }

            result.Append(rest[..open]).Append(header.ToString());
            rest = rest[(open + length + 1)..];
        }

        value = result.Append(rest).ToString();
        return true;
    }
}

using System.Text.Json;

namespace CompanionChat.Functions.Adapters.Turnstile;

/// <summary>
/// Reads siteverify's answer (<see href="https://developers.cloudflare.com/turnstile/get-started/server-side-validation/"/>). Success alone
/// is not enough: a token made for another purpose, or on another site that shares the secret, would succeed too.
/// </summary>
internal static class SiteverifyAnswer
{
    private static readonly string[] OurFaults = ["missing-input-secret", "invalid-input-secret", "bad-request"];

    public static Check Read(ReadOnlyMemory<byte> body, TurnstileOptions options)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Read(document.RootElement, options);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string that is no text (half of a surrogate pair, bytes that are no UTF-8).
            return Check.NoAnswer("malformed");
        }
    }

    private static Check Read(JsonElement answer, TurnstileOptions options) => Member(answer, "success")?.ValueKind switch
    {
        JsonValueKind.True => Succeeded(answer, options),
        JsonValueKind.False => Failed(Codes(answer)),
        _ => Check.NoAnswer("malformed"),
    };

    private static Check Succeeded(JsonElement answer, TurnstileOptions options)
    {
        if (Text(answer, "action") is { Length: > 0 } action && !string.Equals(action, options.Action, StringComparison.Ordinal))
        {
            return Check.Refused("other_action");
        }

        return options.Hostnames.Count == 0 || options.Hostnames.Contains(Text(answer, "hostname") ?? "", StringComparer.OrdinalIgnoreCase)
            ? Check.Human
            : Check.Refused("other_hostname");
    }

    private static Check Failed(HashSet<string> codes)
    {
        if (OurFaults.FirstOrDefault(codes.Contains) is { } fault)
        {
            return Check.Misconfigured(fault);
        }

        return codes.Contains("internal-error") ? Check.NoAnswer("internal-error") : Check.Refused("not_a_human");
    }

    private static HashSet<string> Codes(JsonElement answer) => Member(answer, "error-codes") is { ValueKind: JsonValueKind.Array } codes
        ? codes.EnumerateArray().Where(code => code.ValueKind == JsonValueKind.String).Select(code => code.GetString()!).ToHashSet(StringComparer.Ordinal)
        : [];

    private static string? Text(JsonElement answer, string name) =>
        Member(answer, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;
}

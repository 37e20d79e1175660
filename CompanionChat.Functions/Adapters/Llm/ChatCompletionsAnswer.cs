using System.Text.Json;

namespace CompanionChat.Functions.Adapters.Llm;

/// <summary>
/// Reads a provider's answer by its text, not by the letter of the protocol: finish reasons in particular differ
/// (<c>eos</c>, empty, null), and a client that refuses those it does not know throws a paid answer away.
/// </summary>
internal static class ChatCompletionsAnswer
{
    /// <param name="body">What came with a success status. Blank lines in front of it are a provider's keep-alive.</param>
    public static Attempt Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Read(document.RootElement) with { Usage = Usage(document.RootElement) };
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string that is no text (half of a surrogate pair, bytes that are no UTF-8).
            return Attempt.Transient("malformed");
        }
    }

    private static Attempt Read(JsonElement answer)
    {
        if (Member(answer, "error") is not null)
        {
            return Attempt.Transient("error_in_answer");
        }

        if (Member(answer, "choices") is not { ValueKind: JsonValueKind.Array } choices || choices.GetArrayLength() == 0)
        {
            return Attempt.Transient("malformed");
        }

        var choice = choices[0];
        return (Member(choice, "finish_reason") is { ValueKind: JsonValueKind.String } reason ? reason.GetString() : null) switch
        {
            // Asking the same provider the same again would be filtered again; another one may see it differently.
            "content_filter" => Attempt.Refused("content_filter"),
            "insufficient_system_resource" => Attempt.Transient("insufficient_system_resource"),
            _ => ReplyText.Clean(Text(Member(choice, "message"))) is { } text ? Attempt.Answered(text) : Attempt.Transient("blank"),
        };
    }

    private static TokenUsage? Usage(JsonElement answer) =>
        Member(answer, "usage") is { } usage && Count(usage, "prompt_tokens") is { } input && Count(usage, "completion_tokens") is { } output
            ? new TokenUsage(input, output)
            : null;

    private static long? Count(JsonElement usage, string name) =>
        Member(usage, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var count) && count >= 0 ? count : null;

    /// <summary>Only the answer itself: what a model thought before it (<c>reasoning_content</c>) is not for users.</summary>
    private static string Text(JsonElement? message) => message is { } said && Member(said, "content") is { } content
        ? content.ValueKind switch
        {
            JsonValueKind.String => content.GetString()!,
            JsonValueKind.Array => string.Concat(content.EnumerateArray().Select(PartText)),
            _ => "",
        }
        : "";

    private static string? PartText(JsonElement part) =>
        Member(part, "type") is { ValueKind: JsonValueKind.String } type && type.ValueEquals("text"u8)
        && Member(part, "text") is { ValueKind: JsonValueKind.String } text
            ? text.GetString()
            : null;

    /// <summary>A member that is there and not null, of what may be no object at all.</summary>
    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null
            ? member
            : null;
}

using System.Globalization;

namespace CompanionChat.Domain.Conversations;

/// <summary>The text of a user's message: trimmed, visible, well-formed, of bounded length.</summary>
/// <param name="Value">1 to <see cref="MaxLength"/> UTF-16 code units.</param>
public readonly record struct MessageText(string Value)
{
    /// <summary>UTF-16 code units that a message may have after trimming.</summary>
    public const int MaxLength = 4000;

    /// <summary>Trims and checks what a client sent.</summary>
    public static Decision<MessageText> Parse(string raw)
    {
        if (!IsWellFormed(raw))
        {
            return Refusal.InvalidRequest;
        }

        var text = raw.Trim();
        return text switch
        {
            _ when !text.Any(IsVisible) => Refusal.EmptyMessage,
            { Length: > MaxLength } => Refusal.MessageTooLong,
            _ => new MessageText(text),
        };
    }

    /// <summary>Whether every surrogate has its pair and there is no NUL: what is not so cannot be stored as it is.</summary>
    public static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || char.IsLowSurrogate(text[i]))
            {
                return false;
            }

            if (char.IsHighSurrogate(text[i]) && (++i == text.Length || !char.IsLowSurrogate(text[i])))
            {
                return false;
            }
        }

        return true;
    }

    // Zero-width characters alone are a blank message too.
    private static bool IsVisible(char c) =>
        !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control);
}

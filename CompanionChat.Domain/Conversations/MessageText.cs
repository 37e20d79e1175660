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
        if (!UnicodeText.IsWellFormed(raw))
        {
            return Refusal.InvalidRequest;
        }

        var text = raw.Trim();
        return text switch
        {
            _ when !UnicodeText.HasVisible(text) => Refusal.EmptyMessage,
            { Length: > MaxLength } => Refusal.MessageTooLong,
            _ => new MessageText(text),
        };
    }
}

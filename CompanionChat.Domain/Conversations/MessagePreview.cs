namespace CompanionChat.Domain.Conversations;

/// <summary>The beginning of a message, for the list of conversations.</summary>
public static class MessagePreview
{
    /// <summary>UTF-16 code units of the message that a preview holds at most; an ellipsis may follow.</summary>
    public const int MaxLength = 140;

    private const string Ellipsis = "…";

    /// <summary>The message, or its beginning cut back to a whole grapheme and followed by an ellipsis.</summary>
    public static string Of(string text) => text.Length <= MaxLength
        ? text
        : string.Concat(text.AsSpan(0, UnicodeText.WholeGraphemes(text, MaxLength)), Ellipsis);
}

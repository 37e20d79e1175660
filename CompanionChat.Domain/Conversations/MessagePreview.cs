using System.Globalization;

namespace CompanionChat.Domain.Conversations;

/// <summary>The beginning of a message, for the list of conversations.</summary>
public static class MessagePreview
{
    /// <summary>UTF-16 code units of the message that a preview holds at most; an ellipsis may follow.</summary>
    public const int MaxLength = 140;

    private const string Ellipsis = "…";

    /// <summary>The message, or its beginning cut back to a whole grapheme (Unicode UAX #29) and followed by an ellipsis.</summary>
    public static string Of(string text) =>
        text.Length <= MaxLength ? text : string.Concat(text.AsSpan(0, WholeGraphemes(text, MaxLength)), Ellipsis);

    /// <summary>How many UTF-16 code units, of at most a number of them, end between two graphemes.</summary>
    public static int WholeGraphemes(string text, int maxLength)
    {
        var length = 0;
        while (length < text.Length)
        {
            var next = StringInfo.GetNextTextElementLength(text, length);
            if (length + next > maxLength)
            {
                break;
            }

            length += next;
        }

        return length;
    }
}

using System.Globalization;
using System.Text;

namespace CompanionChat.Domain.Conversations;

/// <summary>What can be said of a text without knowing its language.</summary>
public static class UnicodeText
{
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

    /// <summary>Whether there is anything in a well-formed text that a reader sees: zero-width characters alone are blank too.</summary>
    public static bool HasVisible(string text) => text.EnumerateRunes().Any(rune =>
        !Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control));

    /// <summary>How many UTF-16 code units, of at most a number of them, end between two graphemes (Unicode UAX #29).</summary>
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

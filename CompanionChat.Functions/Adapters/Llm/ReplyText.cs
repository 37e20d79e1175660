using System.Globalization;
using System.Text;

namespace CompanionChat.Functions.Adapters.Llm;

/// <summary>Makes a provider's text fit to store and to show.</summary>
internal static class ReplyText
{
    /// <summary>The longest text that is kept, in UTF-16 units: a storage column holds 32K of them, a screen far fewer.</summary>
    public const int Limit = 8000;

    /// <summary>The text trimmed, without NUL (which some stores and clients take for its end), and cut; null where nothing can be seen of it.</summary>
    /// <param name="text">Well-formed UTF-16.</param>
    public static string? Clean(string text)
    {
        var cleaned = Cut(text.Replace("\0", "", StringComparison.Ordinal).Trim());
        return cleaned.EnumerateRunes().Any(IsVisible) ? cleaned : null;
    }

    private static bool IsVisible(Rune rune) =>
        !Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format;

    /// <summary>Cuts between two characters as a reader sees them, so that no emoji or accent is torn apart.</summary>
    private static string Cut(string text)
    {
        if (text.Length <= Limit)
        {
            return text;
        }

        var end = 0;
        for (int next; end + (next = StringInfo.GetNextTextElementLength(text, end)) <= Limit;)
        {
            end += next;
        }

        return text[..(end > 0 ? end : WithinPair(text))].TrimEnd();
    }

    /// <summary>One "character" longer than the limit (a pile of combining marks) is cut between two code points.</summary>
    private static int WithinPair(string text) => char.IsHighSurrogate(text[Limit - 1]) ? Limit - 1 : Limit;
}

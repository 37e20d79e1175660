using CompanionChat.Domain.Conversations;

namespace CompanionChat.Functions.Adapters.Llm;

/// <summary>Makes a provider's text fit to store and to show.</summary>
internal static class ReplyText
{
    /// <summary>The longest text that is kept, in UTF-16 units: a storage column holds 32K of them, a screen far fewer.</summary>
    public const int Limit = 8000;

    private const string ThoughtStart = "<think>";
    private const string ThoughtEnd = "</think>";

    /// <summary>
    /// The text trimmed, without NUL (which some stores and clients take for its end), without what a model thought aloud, and cut; null where
    /// nothing can be seen of it.
    /// </summary>
    /// <param name="text">Well-formed UTF-16.</param>
    public static string? Clean(string text)
    {
        var cleaned = Cut(WithoutThought(text.Replace("\0", "", StringComparison.Ordinal).Trim()));
        return UnicodeText.HasVisible(cleaned) ? cleaned : null;
    }

    // Some servers of reasoning models leave the reasoning in the content; where it does not end, there is no answer after it.
    private static string WithoutThought(string text)
    {
        if (!text.StartsWith(ThoughtStart, StringComparison.OrdinalIgnoreCase))
        {
            return text;
        }

        var end = text.IndexOf(ThoughtEnd, StringComparison.OrdinalIgnoreCase);
        return end < 0 ? "" : text[(end + ThoughtEnd.Length)..].TrimStart();
    }

    // Cut between two characters as a reader sees them, so that no emoji or accent is torn apart.
    private static string Cut(string text)
    {
        if (text.Length <= Limit)
        {
            return text;
        }

        var end = UnicodeText.WholeGraphemes(text, Limit);
        return text[..(end > 0 ? end : WithinPair(text))].TrimEnd();
    }

    // One "character" longer than the limit (a pile of combining marks) is cut between two code points.
    private static int WithinPair(string text) => char.IsHighSurrogate(text[Limit - 1]) ? Limit - 1 : Limit;
}

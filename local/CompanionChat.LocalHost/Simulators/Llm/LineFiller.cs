using System.Globalization;
using System.Text.RegularExpressions;

namespace CompanionChat.LocalHost.Simulators.Llm;

/// <summary>Puts the conversation's own words into the lines of a voice.</summary>
internal static partial class LineFiller
{
    /// <summary>The longest quotation of the user, in UTF-16 units.</summary>
    private const int LongestQuote = 60;

    private static readonly string[] Numbers =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>The lines as one text. All blanks are filled in one go: what a user wrote is never taken for a blank.</summary>
    public static string Fill(IEnumerable<string> lines, string said, string interest, int count)
    {
        var number = count < Numbers.Length ? Numbers[count] : count.ToString(CultureInfo.InvariantCulture);
        return Blank().Replace(string.Join(' ', lines.Where(line => line.Length > 0)), blank => blank.Value switch
        {
            "{said}" => said,
            "{said}." => said is [.., var last] && char.IsLetterOrDigit(last) ? said + "." : said,
            "{interest}" => interest,
            "{count}" => number,
            _ => char.ToUpperInvariant(number[0]) + number[1..],
        });
    }

    /// <summary>The longest stretch of a line between its blanks: what it leaves behind in a conversation.</summary>
    public static string FixedPart(string line) => Blank().Split(line).MaxBy(part => part.Length)!;

    /// <summary>The beginning of what was said, on one line, to stand between quotation marks.</summary>
    /// <param name="said">The user's message.</param>
    /// <param name="keepMark">Whether its last punctuation mark stays.</param>
    public static string Quote(string said, bool keepMark)
    {
        var line = Spaces().Replace(said, " ").Trim();
        if (line.Length > LongestQuote)
        {
            return line[..CutAt(line)].TrimEnd() + "…";
        }

        return !keepMark && line.TrimEnd('.', '!', '…', ' ') is { Length: > 0 } bare ? bare : line;
    }

    /// <summary>The last space before the limit; where there is none, the last whole character.</summary>
    private static int CutAt(string line)
    {
        if (line.LastIndexOf(' ', LongestQuote) is var space and > LongestQuote / 2)
        {
            return space;
        }

        var end = 0;
        for (int next; end + (next = StringInfo.GetNextTextElementLength(line, end)) <= LongestQuote;)
        {
            end += next;
        }

        return end;
    }

    [GeneratedRegex(@"\{said\}\.?|\{(?:interest|count|Count)\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Blank();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Spaces();
}

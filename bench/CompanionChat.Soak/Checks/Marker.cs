using System.Globalization;
using System.Text.RegularExpressions;

namespace CompanionChat.Soak.Checks;

/// <summary>A word of a user's own, in the user's name and in every text of the user: what has another's is another's.</summary>
internal static partial class Marker
{
    /// <summary>The word of a user.</summary>
    public static string Of(int number, int seed) => string.Create(CultureInfo.InvariantCulture, $"zq{number:D6}x{seed & 0xffffff:x6}");

    /// <summary>What is another's in something that a user sees.</summary>
    /// <param name="who">The user's own word.</param>
    /// <param name="where">How it was seen.</param>
    /// <param name="text">What was seen.</param>
    public static IEnumerable<Violation> Check(string who, string where, string text) => Word().Matches(text)
        .Select(match => match.Value)
        .Where(word => !word.Equals(who, StringComparison.Ordinal))
        .Select(word => new Violation(Rules.Private, who, $"{where} shows what is {word}'s"));

    [GeneratedRegex("zq[0-9]{6}x[0-9a-f]{6}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}

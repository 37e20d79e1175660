using System.Text.RegularExpressions;

namespace CompanionChat.LocalHost.Simulators.Llm;

/// <summary>Who the simulator is to play, as far as it can tell from the instructions.</summary>
/// <param name="Name">The character's first name, or null where the instructions name nobody.</param>
/// <param name="Interests">What the character likes to talk about; may be empty.</param>
/// <param name="Manner">The words about the character's voice, or all of the instructions where none are marked so.</param>
internal sealed partial record Character(string? Name, IReadOnlyList<string> Interests, string Manner)
{
    /// <summary>An interest longer than this would read like a quotation of the instructions, in characters.</summary>
    private const int LongestInterest = 40;

    public static Character In(string instructions)
    {
        var name = NameGiven().Match(instructions);
        var interests = InterestsListed().Match(instructions);
        var voice = VoiceDescribed().Match(instructions);
        return new Character(
            name.Success ? name.Groups["name"].Value : null,
            [.. interests.Groups["list"].Value
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Where(interest => interest.Length <= LongestInterest)],
            voice.Success ? voice.Value : instructions);
    }

    [GeneratedRegex(@"\b(?:You are|Your name is|Name:) (?<name>\p{Lu}\p{Ll}+)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NameGiven();

    [GeneratedRegex(@"\b(?:Interests:|[Ll]oves|[Ee]njoys) (?<list>[^.\n]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InterestsListed();

    [GeneratedRegex(@"^Voice: .+$", RegexOptions.CultureInvariant | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VoiceDescribed();
}

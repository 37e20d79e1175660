using CompanionChat.LocalHost.Simulators.Llm.Voices;

namespace CompanionChat.LocalHost.Simulators.Llm;

/// <summary>Finds the voice that suits a character.</summary>
internal static class VoiceBox
{
    private static readonly Voice[] All = [Dry.Voice, Lively.Voice, Wondering.Voice, Witty.Voice];

    /// <summary>The voice that most of the persona's words call for; where none does, always the same one for the same persona.</summary>
    public static Voice For(Character character, Lot lot)
    {
        var best = All.MaxBy(voice => Score(voice, character.Manner))!;
        return Score(best, character.Manner) > 0 ? best : All[lot.OfPersona(All.Length)];
    }

    /// <summary>The first word about a voice says most.</summary>
    private static double Score(Voice voice, string manner) => voice.Marks
        .Select(mark => manner.IndexOf(mark, StringComparison.OrdinalIgnoreCase))
        .Sum(at => at < 0 ? 0 : 1 + (1.0 / (1 + at)));
}

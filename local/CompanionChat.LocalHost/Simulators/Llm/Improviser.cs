using CompanionChat.LocalHost.Simulators.Llm.Voices;

namespace CompanionChat.LocalHost.Simulators.Llm;

/// <summary>
/// Writes a short answer in character, in English. The same request to the same provider always gets the same answer; another
/// persona, another history or another provider gets another.
/// </summary>
internal static class Improviser
{
    private const string CrisisLine =
        "I will stop playing for a moment: what you just said matters more. I am only a simulator on this machine and cannot help you, but "
        + "people can, tonight. Please call your local emergency number or a crisis line (988 in the United States), or somebody who cares about you.";

    /// <summary>An answer of at most some 80 words.</summary>
    /// <param name="provider">Who answers.</param>
    /// <param name="asked">The persona, and the conversation so far.</param>
    public static string Reply(string provider, ChatRequest asked)
    {
        var said = asked.Conversation.LastOrDefault(turn => turn.Role is "user")?.Text ?? "";
        var character = Character.In(asked.Instructions);
        var lot = new Lot(provider, asked);
        var voice = VoiceBox.For(character, lot);
        var topic = Topics.Of(said);
        var lines = topic switch
        {
            Topic.Crisis => [CrisisLine],
            Topic.Hardship => [lot.Fresh(Gentle.Lines), Closing(asked, lot, Gentle.Early, Gentle.Later)],
            Topic.Nature => [Honestly(character), Closing(asked, lot, voice.Early, voice.Later)],
            Topic.Greeting => [lot.Fresh(voice.Greetings), Closing(asked, lot, voice.Early, voice.Later)],
            Topic.Thanks => [lot.Fresh(voice.Thanks), Closing(asked, lot, voice.Early, voice.Later)],
            _ => (string[])
            [
                lot.Fresh(topic == Topic.Question ? voice.Questions : voice.Statements),
                character.Interests.Count > 0 ? lot.Fresh(voice.Asides) : "",
                Closing(asked, lot, voice.Early, voice.Later),
            ],
        };
        var interest = character.Interests.Count > 0 ? lot.Fresh(character.Interests) : "";
        return LineFiller.Fill(lines, LineFiller.Quote(said, keepMark: topic == Topic.Question), interest, asked.Conversation.Count);
    }

    private static string Honestly(Character character) =>
        $"No human here{(character.Name is { } name ? $": {name} is a character, played by an AI" : ", only an AI")}. "
        + "And on this machine a small simulator stands in for the AI, until a real model is configured.";

    private static string Closing(ChatRequest asked, Lot lot, IReadOnlyList<string> early, IReadOnlyList<string> later) =>
        lot.Fresh(asked.Conversation.Count(turn => turn.Role is "user") > 1 ? later : early);
}

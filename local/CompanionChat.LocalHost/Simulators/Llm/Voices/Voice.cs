namespace CompanionChat.LocalHost.Simulators.Llm.Voices;

/// <summary>
/// The lines of one temper. <c>{said}</c> stands for the user's words, <c>{interest}</c> for something the character likes,
/// <c>{count}</c> and <c>{Count}</c> for how many messages there were.
/// </summary>
internal sealed record Voice
{
    /// <summary>The words in a persona that call for this voice.</summary>
    public required IReadOnlyList<string> Marks { get; init; }

    /// <summary>To somebody who says hello.</summary>
    public required IReadOnlyList<string> Greetings { get; init; }

    /// <summary>To somebody who says thanks.</summary>
    public required IReadOnlyList<string> Thanks { get; init; }

    /// <summary>To a question.</summary>
    public required IReadOnlyList<string> Questions { get; init; }

    /// <summary>To anything else.</summary>
    public required IReadOnlyList<string> Statements { get; init; }

    /// <summary>Where the character's own interests come in.</summary>
    public required IReadOnlyList<string> Asides { get; init; }

    /// <summary>How to end, early in a conversation.</summary>
    public required IReadOnlyList<string> Early { get; init; }

    /// <summary>How to end, later.</summary>
    public required IReadOnlyList<string> Later { get; init; }
}

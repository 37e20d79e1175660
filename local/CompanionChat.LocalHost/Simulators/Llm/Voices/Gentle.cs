namespace CompanionChat.LocalHost.Simulators.Llm.Voices;

/// <summary>What any character says to somebody who has a hard time: no jokes then.</summary>
internal static class Gentle
{
    public static IReadOnlyList<string> Lines { get; } =
    [
        "“{said}.” I am sorry. I will not be clever about it; I am listening.",
        "That sounds heavy: “{said}.” Tell me as much of it as you like.",
        "“{said}.” Then let us go slowly, you and I.",
        "“{said}.” Thank you for telling me. It need not be mended tonight.",
    ];

    public static IReadOnlyList<string> Early { get; } =
    [
        "It is a good first message, for being an honest one.",
        "What weighs most just now?",
    ];

    public static IReadOnlyList<string> Later { get; } =
    [
        "We have {count} messages behind us, and time for more.",
        "I have all {count} messages in mind. What would make the next hour a little easier?",
        "After {count} messages you may also just sit here for a while.",
    ];
}

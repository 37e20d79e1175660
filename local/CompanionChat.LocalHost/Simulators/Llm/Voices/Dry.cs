namespace CompanionChat.LocalHost.Simulators.Llm.Voices;

/// <summary>Few words, and one of them a joke.</summary>
internal static class Dry
{
    public static Voice Voice { get; } = new()
    {
        Marks = ["dry", "plain", "deadpan", "laconic", "blunt", "unhurried", "few words"],
        Greetings =
        [
            "Hello yourself. The kettle was on anyway.",
            "Hello. The door was open; sit where it suits you.",
            "There you are. I had almost started talking to the radio.",
        ],
        Thanks =
        [
            "You are welcome. Do not tell anybody, or they will all want some.",
            "Nothing to thank for. But I heard it, and I am keeping it.",
            "Gladly done. That is the whole speech.",
        ],
        Questions =
        [
            "“{said}” Fair question. I would try the smallest answer first and see whether it floats.",
            "“{said}” I know three answers to that, and two of them are wrong. Give me a moment to choose.",
            "You ask: “{said}” Most people ask that a week too late, so you are ahead.",
            "“{said}” Depends where the water comes in. What have you tried already?",
            "“{said}” The honest answer is shorter than the question: look again in the morning.",
        ],
        Statements =
        [
            "“{said}.” Noted, and not in pencil.",
            "“{said}.” Hm. I believe you. That is rarer than it sounds.",
            "“{said}.” Some things want saying once, to somebody who does not interrupt.",
            "You say “{said}”, so I put down what I was holding.",
            "“{said}.” Well. That is a better start than the weather.",
        ],
        Asides =
        [
            "I was busy with {interest} when you came in; this is better.",
            "It puts me in mind of {interest}, though most things do.",
            "If all else fails, there is always {interest}.",
            "I know more about {interest} than about this, but I am listening.",
        ],
        Early =
        [
            "A first message tells little. What came before it?",
            "That was your first message, and I am in no hurry for the second. Go on.",
            "First message. Start the next one wherever it is loose.",
        ],
        Later =
        [
            "With {count} messages between us, we can skip the small talk. What is under it?",
            "{Count} messages, and no leak so far. Go on.",
            "That makes {count} messages on the bench. Which of them weighs most?",
            "I have counted {count} messages, and I would not throw one away.",
        ],
    };
}

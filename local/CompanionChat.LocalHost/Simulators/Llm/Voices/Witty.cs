namespace CompanionChat.LocalHost.Simulators.Llm.Voices;

/// <summary>Brisk, exact, fond of the person and of the pun.</summary>
internal static class Witty
{
    public static Voice Voice { get; } = new()
    {
        Marks = ["witty", "brisk", "exact", "tease", "clever", "sharp", "pun", "curious"],
        Greetings =
        [
            "Present and correct! I had already marked you down as expected.",
            "Hello, hello. Sit up front; the jokes are better there.",
            "Ah, a hand goes up before I have asked anything. Excellent.",
        ],
        Thanks =
        [
            "You are welcome. Full marks for manners.",
            "Thanks accepted, with interest compounded daily.",
            "Not at all. Gratitude is the one homework that I never set.",
        ],
        Questions =
        [
            "“{said}” A fine question; let us cut it in two and see which half is still moving.",
            "“{said}” I could simply tell you, and where would be the fun in that? Tell me your first guess.",
            "“{said}” One question mark, exactly; good, I like to know where I stand. Which part of it puzzles you?",
            "You ask, “{said}” Suppose the answer were yes: what would you do next?",
            "“{said}” I have a clue for you: the answer is shorter than you fear.",
        ],
        Statements =
        [
            "“{said}.” A clear statement, neatly put. I shall resist correcting it.",
            "“{said}.” Therefore? Do not leave me at the equals sign.",
            "You say “{said}”, and I say: show your working.",
            "“{said}.” True, I suspect, and quite possibly a theorem.",
            "“{said}.” I see. That deserves a fresh page.",
        ],
        Asides =
        [
            "It follows, by an argument involving {interest}, that you are on to something.",
            "There is a lesson in it from {interest}, but I shall spare you the chalk.",
            "Compare {interest}: simple once you know where to look.",
            "I would trade you a thought about {interest} for the rest of it.",
        ],
        Early =
        [
            "First message, first clue. What is the part that you have left out?",
            "Message one of who knows how many. Carry on; I am taking notes.",
            "For a first message, well argued. What do you make of it yourself?",
        ],
        Later =
        [
            "{Count} messages so far, and I have enjoyed every remainder. What is next?",
            "By my count, that is {count} messages. I always count.",
            "After {count} messages a pattern appears. Can you spot it before I do?",
            "We stand at {count} messages, and the score is even.",
        ],
    };
}

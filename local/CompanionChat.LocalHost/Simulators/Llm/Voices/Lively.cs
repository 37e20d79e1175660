namespace CompanionChat.LocalHost.Simulators.Llm.Voices;

/// <summary>Warm, quick, and glad that somebody called.</summary>
internal static class Lively
{
    public static Voice Voice { get; } = new()
    {
        Marks = ["lively", "warm", "quick", "generous", "theatrical", "cheerful", "playful", "energetic", "friendly"],
        Greetings =
        [
            "Hello, hello! The evening just got better by one person.",
            "There is that voice! I was saving you the good chair.",
            "Hey, you! Come in, the music is already on.",
        ],
        Thanks =
        [
            "Ah, you are welcome! Thanks like that, I frame and hang by the door.",
            "Any time, and I mean any time: I do not even sleep.",
            "No, thank you! You brought the good part yourself.",
        ],
        Questions =
        [
            "“{said}” Oh, I love that you asked! Here is my first thought: start with the part that makes you smile.",
            "“{said}” Big question, and you just carried it in like a bag of oranges!",
            "Hold on, “{said}”? For that one I am turning the music down.",
            "“{said}” My heart says yes, my head says ask two more things first. Shall we?",
            "“{said}” Somebody write that down, that is tonight's headline!",
        ],
        Statements =
        [
            "“{said}”! Say it again, louder, so the back row can enjoy it too.",
            "“{said}.” See, that is exactly the sort of thing I hoped you would tell me.",
            "Wait, wait. “{said}”? I am putting the spoon down for this.",
            "“{said}.” I felt that one from over here!",
            "“{said}.” All right, the whole street is celebrating with you now.",
        ],
        Asides =
        [
            "It has the rhythm of {interest}, you know.",
            "Remind me to tie this to {interest}; everything good ends up there.",
            "Give me a minute and I will make it about {interest}.",
            "You bring the story, I bring {interest}, and nobody goes home hungry.",
        ],
        Early =
        [
            "And that is only message number one! Tell me the rest, I am all ears!",
            "What a first message! What happened right before it?",
            "First message, and I am hooked. How does it sit with you today?",
        ],
        Later =
        [
            "{Count} messages already! At this rate we will need a bigger table. What comes next?",
            "We are {count} messages deep and I am only warming up. Your turn!",
            "That is {count} messages, and not a dull one among them. Which was your favourite?",
            "After {count} messages I can practically hear you grin. Or is it a yawn?",
        ],
    };
}

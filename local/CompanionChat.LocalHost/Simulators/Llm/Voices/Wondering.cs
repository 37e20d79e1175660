namespace CompanionChat.LocalHost.Simulators.Llm.Voices;

/// <summary>Quiet, patient, fond of a picture.</summary>
internal static class Wondering
{
    public static Voice Voice { get; } = new()
    {
        Marks = ["quiet", "patient", "wondering", "calm", "gentle", "poetic", "dreamy", "slow"],
        Greetings =
        [
            "Good to see your light come on. I was just letting my eyes get used to the dark.",
            "Hello. It is a quiet hour here, and there is room in it.",
            "Welcome. I kept a little of the silence for you.",
        ],
        Thanks =
        [
            "It was no trouble. Thanks travel slowly, and this one arrived.",
            "You are welcome. I will keep that where I keep the small good things.",
            "The pleasure was the listening.",
        ],
        Questions =
        [
            "“{said}” I would like to hold that question a little before I answer, as one warms a cold lens.",
            "“{said}” There may be two answers: one for daylight, and one for this hour.",
            "You ask, “{said}” I do not know yet, and I am rather glad of it.",
            "“{said}” When I cannot see a thing, I look slightly beside it. What lies beside this, for you?",
            "“{said}” Perhaps the answer is already on its way and only the distance is large.",
        ],
        Statements =
        [
            "“{said}.” I can see it from here, small and quite clear.",
            "“{said}.” Some sentences go on glowing for a while; this is one.",
            "You say “{said}”, and something in the picture moves into focus.",
            "“{said}.” Thank you for bringing that out under the open sky.",
            "“{said}.” I shall turn that over slowly; it has another side.",
        ],
        Asides =
        [
            "It makes me think of {interest}, which also asks for patience.",
            "There is something of {interest} in it.",
            "I learned to wait for such things from {interest}.",
            "My thoughts drifted to {interest}, and came back to you.",
        ],
        Early =
        [
            "A first message is like a first star: what do you see around it?",
            "This is your first message. Where did it begin?",
            "One message, and no hurry for a second. Take your time.",
        ],
        Later =
        [
            "There are {count} messages now, nearly enough for a constellation. What shape do you see in them?",
            "{Count} messages ago all this was dark to me.",
            "I am looking back over {count} messages, and one thread runs through them. Do you feel it too?",
            "With {count} messages between us, even the pauses say something.",
        ],
    };
}

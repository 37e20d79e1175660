using System.Text.RegularExpressions;

namespace CompanionChat.LocalHost.Simulators.Llm;

/// <summary>Tells the topic of a message, in English.</summary>
internal static partial class Topics
{
    public static Topic Of(string text)
    {
        if (Crisis().IsMatch(text))
        {
            return Topic.Crisis;
        }

        if (Nature().IsMatch(text))
        {
            return Topic.Nature;
        }

        if (Hardship().IsMatch(text))
        {
            return Topic.Hardship;
        }

        if (text.Contains('?', StringComparison.Ordinal))
        {
            return Topic.Question;
        }

        return Greeting().IsMatch(text) ? Topic.Greeting : Thanks().IsMatch(text) ? Topic.Thanks : Topic.Statement;
    }

    private const RegexOptions AnyCase = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\b(suicid\w*|self-?harm\w*|(kill|hurt|cut)(ing)? myself|end my life|want to die)\b", AnyCase, 1000)]
    private static partial Regex Crisis();

    [GeneratedRegex(@"\b(are|r) (you|u)\b[^.!?]{0,30}\b(human|real|person|bot|robot|ai|machine|alive|simulat\w+)\b", AnyCase, 1000)]
    private static partial Regex Nature();

    [GeneratedRegex(@"\b(sad|lonely|alone|tired|exhausted|afraid|scared|anxious|worried|crying|cried|(long|hard|bad|awful) (day|week|night)|(not|n't|cannot) sleep|died|passed away|broke up|heart ?broken|in pain|ill|sick|fired|miss (him|her|them|you))\b", AnyCase, 1000)]
    private static partial Regex Hardship();

    [GeneratedRegex(@"\A\W*(hi|hello|hey|hiya|good (morning|afternoon|evening|day))\b.{0,20}\z", AnyCase, 1000)]
    private static partial Regex Greeting();

    [GeneratedRegex(@"\A.{0,30}\b(thanks|thank you|thx|cheers)\b.{0,30}\z", AnyCase, 1000)]
    private static partial Regex Thanks();
}

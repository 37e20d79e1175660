using CompanionChat.Domain.Companions;

namespace CompanionChat.Domain.Replies;

/// <summary>What a provider is told: a pure function of the companion and the newest messages.</summary>
public static class PromptRules
{
    /// <summary>How many messages a provider sees, the one to answer included. Few, to keep cost and delay small.</summary>
    public const int ContextMessages = 8;

    /// <summary>The character of a companion that the catalog no longer has; its conversations go on.</summary>
    public const string FallbackPersona = "You are a friendly companion. Be warm, curious and concise.";

    /// <summary>
    /// The preamble and the persona, whole, then at most <see cref="ContextMessages"/> messages. Texts come out with their role
    /// markers neutralised (<see cref="RoleMarkers"/>), the companion's own earlier replies too: a user may have dictated them.
    /// </summary>
    /// <param name="companion">Null: no longer in the catalog.</param>
    /// <param name="newestFirst">The conversation, the user's message to answer first, failed messages left out.</param>
    /// <param name="userTag">Stands for the user towards the provider; see <see cref="Prompt"/>.</param>
    /// <exception cref="ArgumentException">The newest message is not the user's, or there is none: nothing to answer.</exception>
    public static Prompt Build(Companion? companion, IReadOnlyList<PromptTurn> newestFirst, string userTag)
    {
        ArgumentNullException.ThrowIfNull(newestFirst);
        if (newestFirst is not [{ FromUser: true }, ..])
        {
            throw new ArgumentException("The newest message must be the user's, the one to answer.", nameof(newestFirst));
        }

        var turns = newestFirst
            .Take(ContextMessages)
            .Reverse()
            .Select(turn => turn with { Text = RoleMarkers.Neutralise(turn.Text) })
            .ToArray();
        return new Prompt($"{HousePreamble.For(companion)}\n\n{Character(companion)}", turns, userTag);
    }

    private static string Character(Companion? companion) => companion is null
        ? FallbackPersona
        : $"The character you play is called {companion.Name}.\n{companion.Persona}";
}

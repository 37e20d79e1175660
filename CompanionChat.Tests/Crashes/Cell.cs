using CompanionChat.Tests.Drivers;

namespace CompanionChat.Tests.Crashes;

/// <summary>What a host dies of, and how the client goes on after it.</summary>
/// <param name="First">When it dies, counted from the moment before it is asked.</param>
/// <param name="Return">When the client, which cannot know what became of its request, comes again.</param>
/// <param name="Second">When the next host dies, counted from its start; null: not at all.</param>
internal sealed record Cell(Death First, ClientReturn Return, Death? Second = null)
{
    /// <summary>
    /// Every death. Where an orchestration goes on, and the host may die before it acknowledged, once with a client that returns late: the orchestration is
    /// then left alone with the message that may be there, or not. Those come first, since they take long.
    /// </summary>
    public static IEnumerable<Cell> All(Rehearsal rehearsal)
    {
        var deaths = Death.All(rehearsal.Requests.Count).ToList();
        return deaths.Where(death => death.Request <= rehearsal.LateUpTo).Select(death => new Cell(death, ClientReturn.WhenSettled))
            .Concat(deaths.Select(death => new Cell(death, ClientReturn.AtOnce)));
    }
}

namespace CompanionChat.Tests.Crashes;

/// <summary>One death, and how the client goes on after it.</summary>
/// <param name="Request">At which request to storage the host dies, counted from the moment before the message is sent.</param>
/// <param name="When"><c>before</c> the request, or <c>after</c> its answer.</param>
/// <param name="Return">When the client, which cannot know what became of its message, sends it again.</param>
public sealed record Cell(int Request, string When, ClientReturn Return)
{
    /// <summary>
    /// Every death of a message that takes so many requests to storage. Where it may die before it acknowledged the message, once with a client that
    /// returns at once and once with one that returns late: the orchestration is then left alone with the message that may be there, or not.
    /// </summary>
    /// <param name="requests">All requests, from the message until its orchestration is finished.</param>
    /// <param name="acknowledgedAfter">The last of them that the acknowledgement waits for.</param>
    public static IEnumerable<Cell> All(int requests, int acknowledgedAfter) =>
        from request in Enumerable.Range(1, requests)
        from when in (string[])["before", "after"]
        from clientReturn in request <= acknowledgedAfter + 1 ? Enum.GetValues<ClientReturn>() : [ClientReturn.AtOnce]
        select new Cell(request, when, clientReturn);
}

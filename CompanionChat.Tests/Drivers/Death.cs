namespace CompanionChat.Tests.Drivers;

/// <summary>When a host is killed.</summary>
/// <param name="Request">At which of its requests to storage and to upstreams; 1 is the next.</param>
/// <param name="When"><c>before</c> it is sent, or <c>after</c> its answer.</param>
public sealed record Death(int Request, string When)
{
    /// <summary>At none.</summary>
    public static Death Never { get; } = new(int.MaxValue, "after");

    /// <summary>Every death of so many requests.</summary>
    public static IEnumerable<Death> All(int requests) =>
        from request in Enumerable.Range(1, requests)
        from when in (string[])["before", "after"]
        select new Death(request, when);
}

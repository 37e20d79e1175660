namespace CompanionChat.Tests.Model.Memory;

/// <summary>Decides when a step of the app outside its own process goes on, and whether: the place where faults and interleavings come in.</summary>
internal interface IPace
{
    /// <summary>Before a read, or a call of another system.</summary>
    /// <param name="lost">What the app sees where the answer does not come; null where it must come.</param>
    Task StepAsync(Func<Exception>? lost);

    /// <summary>Around a commit.</summary>
    Task<bool> CommitAsync(Func<bool> commit);
}

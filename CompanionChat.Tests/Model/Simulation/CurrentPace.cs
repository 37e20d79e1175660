using CompanionChat.Tests.Model.Memory;

namespace CompanionChat.Tests.Model.Simulation;

/// <summary>The pace of an instance that lives through many operations.</summary>
internal sealed class CurrentPace : IPace
{
    /// <summary>That of the operation it is at.</summary>
    public IPace Current { get; set; } = new FaultyPace(Fault.None, 0);

    public Task StepAsync(Func<Exception>? lost) => Current.StepAsync(lost);

    public Task<bool> CommitAsync(Func<bool> commit) => Current.CommitAsync(commit);
}

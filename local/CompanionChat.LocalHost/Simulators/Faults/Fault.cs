namespace CompanionChat.LocalHost.Simulators.Faults;

/// <summary>A fault as it hits one call.</summary>
/// <param name="Mode">What goes wrong.</param>
/// <param name="Status">The status of <see cref="FaultMode.Error"/>.</param>
/// <param name="Delay">How late <see cref="FaultMode.Slow"/> answers.</param>
/// <param name="BodyBytes">To how many bytes the body of <see cref="FaultMode.Error"/> is filled up; 0: not at all.</param>
public sealed record Fault(FaultMode Mode, int Status = 500, TimeSpan Delay = default, int BodyBytes = 0)
{
    /// <summary>All is well.</summary>
    public static Fault None { get; } = new(FaultMode.Ok);
}

namespace CompanionChat.LocalHost.Simulators.Faults;

/// <summary>Says which of a simulator's next calls go wrong, and how. Safe to use from many threads.</summary>
public sealed class FaultDial
{
    private readonly Lock gate = new();
    private Fault fault = Fault.None;
    private int callsLeft;

    /// <summary>Replaces what was set before.</summary>
    /// <param name="next">What goes wrong; <see cref="FaultMode.Ok"/> clears.</param>
    /// <param name="times">How many calls it hits; 0 or less: all, until it is set again.</param>
    public void Set(Fault next, int times)
    {
        lock (gate)
        {
            fault = next;
            callsLeft = times > 0 ? times : int.MaxValue;
        }
    }

    /// <summary>What hits the call that asks; counts it.</summary>
    public Fault Take()
    {
        lock (gate)
        {
            var hit = fault;
            if (hit.Mode != FaultMode.Ok && callsLeft < int.MaxValue && --callsLeft == 0)
            {
                fault = Fault.None;
            }

            return hit;
        }
    }
}

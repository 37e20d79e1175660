namespace CompanionChat.LocalHost.Hubs.Faults;

/// <summary>Says which of the next pushes go wrong, and how. Safe to use from many threads.</summary>
internal sealed class HubFaultDial
{
    private readonly Lock gate = new();
    private HubFaultSetting setting = HubFaultSetting.None;
    private int pushesLeft;
    private HubMessage? held;

    /// <summary>Replaces what was set before. A push that waits to be swapped goes on waiting for the next one.</summary>
    public void Set(HubFaultSetting next)
    {
        lock (gate)
        {
            setting = next;
            pushesLeft = next.Times > 0 ? next.Times : int.MaxValue;
        }
    }

    /// <summary>What hits this push, which is counted, unless it is the one that a swapped push has waited for.</summary>
    /// <param name="message">The push.</param>
    /// <returns>The fault, and the push that is to follow this one.</returns>
    public (HubFaultSetting Fault, HubMessage? Follower) Take(HubMessage message)
    {
        lock (gate)
        {
            if (held is { } follower)
            {
                held = null;
                return (HubFaultSetting.None, follower);
            }

            var hit = setting;
            if (hit.Mode != HubFaultMode.Ok && pushesLeft < int.MaxValue && --pushesLeft == 0)
            {
                setting = HubFaultSetting.None;
            }

            held = hit.Mode == HubFaultMode.Swap ? message : null;
            return (hit, null);
        }
    }
}

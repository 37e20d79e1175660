using CompanionChat.Tests.Model.Simulation;

namespace CompanionChat.Tests.Model.Azurite;

/// <summary>A clock that goes on by itself; nobody waits longer than a moment, and then it is as late as it was to be.</summary>
internal sealed class LiveClock : SimulatedClock
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);
    private readonly long start = TimeProvider.System.GetTimestamp();
    private long ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeProvider.System.GetElapsedTime(start) + TimeSpan.FromTicks(Interlocked.Read(ref ahead));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var skipped = dueTime > Moment ? dueTime - Moment : TimeSpan.Zero;
        return System.CreateTimer(
            fired =>
            {
                Interlocked.Add(ref ahead, skipped.Ticks);
                callback(fired);
            },
            state,
            dueTime - skipped,
            period);
    }
}

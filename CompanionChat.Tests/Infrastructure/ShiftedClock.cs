namespace CompanionChat.Tests.Infrastructure;

/// <summary>The system's clock, put forward. Timers that run already keep their time.</summary>
public sealed class ShiftedClock : TimeProvider
{
    private long shift;

    public void Shift(TimeSpan by) => Interlocked.Add(ref shift, by.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref shift));
}

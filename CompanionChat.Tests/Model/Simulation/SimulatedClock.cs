namespace CompanionChat.Tests.Model.Simulation;

/// <summary>
/// A clock that moves only from timer to timer, as it is told to. Every pause below a second takes the same few milliseconds: their jitter is the one
/// thing in a handler that no seed decides.
/// </summary>
internal class SimulatedClock : TimeProvider
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private readonly List<Timer> waiting = [];
    private DateTimeOffset now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>The times that it showed since this was cleared last.</summary>
    public List<DateTimeOffset> Times { get; } = [];

    /// <summary>How many timers wait.</summary>
    public int Waiting => waiting.Count;

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Puts the clock forward; timers that wait come late.</summary>
    public void Jump(TimeSpan by) => now += by;

    /// <summary>Fires one of the timers, whichever: a process may be slow.</summary>
    public void Fire(int index)
    {
        var timer = waiting[index];
        waiting.RemoveAt(index);
        now = timer.Due > now ? timer.Due : now;
        Times.Add(now);
        timer.Fire();
    }

    /// <summary>The process whose timers these are has died.</summary>
    public void Forget() => waiting.Clear();

    private sealed class Timer(SimulatedClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.waiting.Remove(this);
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                Due = clock.now + (dueTime < TimeSpan.FromSeconds(1) ? Pause : dueTime);
                clock.waiting.Add(this);
            }

            return true;
        }

        public void Dispose() => clock.waiting.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}

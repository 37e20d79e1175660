using CompanionChat.LocalHost.Durable.History;

namespace CompanionChat.LocalHost.Durable.Running;

/// <summary>The timers that an instance waits for. Their due times come from the history; only the waiting is in memory.</summary>
internal sealed class InstanceTimers(TimeProvider time, Action<HistoryEvent> fired)
{
    // Longer waits are made of several: the clock's timers take up to 49 days.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly Dictionary<int, Waiting> waiting = [];

    /// <summary>Waits for exactly these: starts new ones, ends those that the orchestrator no longer awaits.</summary>
    public void Keep(IReadOnlyList<HistoryEvent> open)
    {
        foreach (var gone in waiting.Keys.Where(id => !open.Any(timer => timer.Id == id)).ToList())
        {
            waiting.Remove(gone, out var timer);
            timer!.Dispose();
        }

        foreach (var timer in open.Where(timer => timer.Kind == HistoryEventKind.TimerCreated && !waiting.ContainsKey(timer.Id!.Value)))
        {
            waiting.Add(timer.Id!.Value, new Waiting(time, timer, fired));
        }
    }

    public void End()
    {
        foreach (var timer in waiting.Values)
        {
            timer.Dispose();
        }

        waiting.Clear();
    }

    private sealed class Waiting : IDisposable
    {
        private readonly TimeProvider time;
        private readonly HistoryEvent created;
        private readonly Action<HistoryEvent> fired;
        private readonly ITimer timer;

        public Waiting(TimeProvider time, HistoryEvent created, Action<HistoryEvent> fired)
        {
            (this.time, this.created, this.fired) = (time, created, fired);
            timer = time.CreateTimer(static state => ((Waiting)state!).Tick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            timer.Change(Left(), Timeout.InfiniteTimeSpan);
        }

        public void Dispose() => timer.Dispose();

        private void Tick()
        {
            var left = Left();
            if (left > TimeSpan.Zero)
            {
                timer.Change(left, Timeout.InfiniteTimeSpan);
            }
            else
            {
                fired(new HistoryEvent { Kind = HistoryEventKind.TimerFired, Id = created.Id });
            }
        }

        // Rounded up to the millisecond, the resolution of timers: one that wakes too early would only wait again.
        private TimeSpan Left()
        {
            var left = created.Due!.Value - time.GetUtcNow().UtcDateTime;
            return left <= TimeSpan.Zero ? TimeSpan.Zero
                : left > LongestWait ? LongestWait
                : TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds));
        }
    }
}

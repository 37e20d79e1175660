namespace CompanionChat.Tests.Infrastructure;

/// <summary>A clock that stands still until a test moves it. Its timers fire on the thread that moves it.</summary>
public sealed class ManualTimeProvider : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private DateTimeOffset now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private TaskCompletionSource timerSet = NewSignal();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock, stopping at each timer on the way.</summary>
    public void Advance(TimeSpan by)
    {
        var end = GetUtcNow() + by;
        while (TakeDue(end) is { } due)
        {
            due.Fire();
        }

        lock (gate)
        {
            now = end;
        }
    }

    /// <summary>
    /// Moves the clock from timer to timer until the task is done. Only over timers that are due within the limit: longer ones are
    /// deadlines, which must not run out merely because the work between them takes real time.
    /// </summary>
    public async Task<T> RunAsync<T>(Task<T> task, TimeSpan limit)
    {
        while (!task.IsCompleted)
        {
            var (next, signal) = NextDue(limit);
            if (next is { } due)
            {
                Advance(due - GetUtcNow());
            }
            else
            {
                await Task.WhenAny(task, signal);
            }
        }

        return await task;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private (DateTimeOffset? Due, Task TimerSet) NextDue(TimeSpan limit)
    {
        lock (gate)
        {
            var next = timers.Where(timer => timer.Due <= now + limit).Min(timer => timer.Due);
            return (next, timerSet.Task);
        }
    }

    /// <summary>Takes the first timer that is due by then, and moves the clock to it.</summary>
    private ManualTimer? TakeDue(DateTimeOffset by)
    {
        lock (gate)
        {
            var due = timers.Where(timer => timer.Due <= by).MinBy(timer => timer.Due);
            if (due is not null)
            {
                now = due.Due!.Value > now ? due.Due.Value : now;
                due.Due = due.Period > TimeSpan.Zero ? now + due.Period : null;
                timers.RemoveAll(timer => timer.Due is null);
            }

            return due;
        }
    }

    private void Set(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        TaskCompletionSource signal;
        lock (gate)
        {
            timers.Remove(timer);
            timer.Due = dueTime == Timeout.InfiniteTimeSpan ? null : now + dueTime;
            timer.Period = period;
            if (timer.Due is not null)
            {
                timers.Add(timer);
            }

            (signal, timerSet) = (timerSet, NewSignal());
        }

        signal.SetResult();
    }

    private sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset? Due { get; set; }

        public TimeSpan Period { get; set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Set(this, dueTime, period);
            return true;
        }

        public void Dispose() => clock.Set(this, Timeout.InfiniteTimeSpan, TimeSpan.Zero);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}

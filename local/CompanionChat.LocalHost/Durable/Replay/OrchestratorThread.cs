namespace CompanionChat.LocalHost.Durable.Replay;

/// <summary>
/// The one thread on which an orchestrator runs, for one step. What is posted to it from elsewhere was not woken by a durable
/// task, so replay could not wake it again: it is reported instead of run.
/// </summary>
internal sealed class OrchestratorThread(Action<string> report) : SynchronizationContext
{
    private const int Nobody = 0;

    private readonly Queue<(SendOrPostCallback Callback, object? State)> posted = new();
    private volatile int owner = Nobody;

    /// <summary>Runs a step on the calling thread; after it nothing can be posted any more.</summary>
    public void Run(Action step)
    {
        var previous = Current;
        owner = Environment.CurrentManagedThreadId;
        SetSynchronizationContext(this);
        try
        {
            step();
        }
        finally
        {
            SetSynchronizationContext(previous);
            owner = Nobody;
        }
    }

    /// <summary>Runs what was posted, and what that posts, until nothing is left.</summary>
    public void Drain()
    {
        while (posted.TryDequeue(out var work))
        {
            work.Callback(work.State);
        }
    }

    /// <summary>Refuses callers on other threads.</summary>
    /// <exception cref="InvalidOperationException">The caller is on another thread, or the step is over.</exception>
    public void Demand(string member)
    {
        if (owner != Environment.CurrentManagedThreadId)
        {
            var violation = $"it used {member} from another thread";
            report(violation);
            throw new InvalidOperationException($"An orchestrator must stay on its thread: {violation}.");
        }
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (owner == Environment.CurrentManagedThreadId)
        {
            posted.Enqueue((d, state));
        }
        else
        {
            report("it awaited something that is not a durable task (a delay, I/O or another thread)");
        }
    }

    public override void Send(SendOrPostCallback d, object? state)
    {
        Demand(nameof(Send));
        d(state);
    }

    public override SynchronizationContext CreateCopy() => this;
}

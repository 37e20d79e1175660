using CompanionChat.LocalHost.Durable.History;

namespace CompanionChat.LocalHost.Durable.Replay;

/// <summary>Events from outside: first come, first served among those who wait for a name; kept until somebody does. Case does not count.</summary>
internal sealed class ExternalEvents
{
    private readonly Dictionary<string, Queue<TaskCompletionSource<string?>>> waiting = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<HistoryEvent> kept = [];

    /// <summary>Whether the orchestrator waits for any.</summary>
    public bool AnyWaiting => waiting.Values.Any(queue => queue.Any(waiter => !waiter.Task.IsCompleted));

    /// <summary>Events that nobody took.</summary>
    public IReadOnlyList<HistoryEvent> Kept => kept;

    public void Raise(HistoryEvent raised)
    {
        if (waiting.TryGetValue(raised.Name!, out var queue))
        {
            while (queue.TryDequeue(out var waiter))
            {
                if (waiter.TrySetResult(raised.Data))
                {
                    return;
                }
            }
        }

        kept.Add(raised);
    }

    public Task<string?> WaitAsync(string name, CancellationToken cancellationToken)
    {
        var waiter = new TaskCompletionSource<string?>();
        if (kept.Find(raised => string.Equals(raised.Name, name, StringComparison.OrdinalIgnoreCase)) is { } already)
        {
            kept.Remove(already);
            waiter.SetResult(already.Data);
            return waiter.Task;
        }

        if (!waiting.TryGetValue(name, out var queue))
        {
            waiting[name] = queue = new Queue<TaskCompletionSource<string?>>();
        }

        queue.Enqueue(waiter);
        cancellationToken.Register(() => waiter.TrySetCanceled(cancellationToken));
        return waiter.Task;
    }
}

namespace CompanionChat.LocalHost.Durable.Running;

/// <summary>Counts what is under way, so that a stop can wait for it.</summary>
internal sealed class WorkTracker
{
    private readonly Lock gate = new();
    private TaskCompletionSource? idle;
    private int count;

    public void Enter()
    {
        lock (gate)
        {
            count++;
        }
    }

    public void Exit()
    {
        lock (gate)
        {
            if (--count == 0)
            {
                idle?.TrySetResult();
            }
        }
    }

    /// <summary>Ends the first time that nothing is under way.</summary>
    public Task WhenIdle()
    {
        lock (gate)
        {
            idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (count == 0)
            {
                idle.TrySetResult();
            }

            return idle.Task;
        }
    }
}

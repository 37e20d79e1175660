using CompanionChat.LocalHost.Durable.History;
using Microsoft.DurableTask;

namespace CompanionChat.LocalHost.Durable.Replay;

/// <summary>An activity call or a timer that the orchestrator may await.</summary>
internal sealed class ScheduledAction(HistoryEvent action)
{
    // Continuations run inline: they are the orchestrator, which must go on on this thread and at this point of the history.
    private readonly TaskCompletionSource<string?> outcome = new();

    public HistoryEvent Event => action;

    public bool IsOpen => !outcome.Task.IsCompleted;

    /// <summary>The result as JSON.</summary>
    public Task<string?> Task => outcome.Task;

    public void Cancel(CancellationToken cancellationToken) => outcome.TrySetCanceled(cancellationToken);

    public void Complete(HistoryEvent happened)
    {
        if (happened.Failure is { } failure)
        {
            outcome.TrySetException(new TaskFailedException(action.Name!, action.Id!.Value, failure.ToDetails()));
        }
        else
        {
            outcome.TrySetResult(happened.Data);
        }
    }
}

using System.Collections.Concurrent;
using CompanionChat.Domain.Conversations;

namespace CompanionChat.Functions.Features.SendMessage;

/// <summary>
/// The messages that this process is about to commit. An orchestration that starts here at once waits for the commit instead of looking in vain; in
/// another process it just looks again.
/// </summary>
public sealed class CommitsUnderWay
{
    private readonly ConcurrentDictionary<MessageId, TaskCompletionSource> commits = new();

    /// <summary>A message is about to be committed.</summary>
    public void Begin(MessageId id) => commits[id] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>It was committed, or will not be.</summary>
    public void Settle(MessageId? id)
    {
        if (id is { } known && commits.TryRemove(known, out var commit))
        {
            commit.SetResult();
        }
    }

    /// <summary>Completes when the message's commit is settled: at once where none is under way here.</summary>
    public Task SettledAsync(MessageId id) => commits.TryGetValue(id, out var commit) ? commit.Task : Task.CompletedTask;
}

using CompanionChat.Domain.Visitors;

namespace CompanionChat.Functions.Features.SendMessage;

/// <summary>
/// One at a time per conversation, within this process. It spares retries and decides nothing: another process is held off by the ETag alone.
/// </summary>
public sealed class ConversationLocks
{
    private readonly Dictionary<(UserKey User, string CompanionId), Entry> entries = [];
    private readonly Lock guard = new();

    /// <summary>Waits for its turn, which ends when the result is disposed of.</summary>
    public async Task<IDisposable> EnterAsync(UserKey user, string companionId, CancellationToken cancellationToken)
    {
        var key = (user, companionId);
        var entry = Take(key);
        try
        {
            await entry.Turn.WaitAsync(cancellationToken);
            return new Holder(this, key, entry);
        }
        catch (OperationCanceledException)
        {
            GiveBack(key, entry);
            throw;
        }
    }

    private Entry Take((UserKey, string) key)
    {
        lock (guard)
        {
            if (!entries.TryGetValue(key, out var entry))
            {
                entries[key] = entry = new Entry();
            }

            entry.Users++;
            return entry;
        }
    }

    private void GiveBack((UserKey, string) key, Entry entry)
    {
        lock (guard)
        {
            if (--entry.Users == 0)
            {
                entries.Remove(key);
                entry.Turn.Dispose();
            }
        }
    }

    private sealed class Entry
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public int Users { get; set; }
    }

    private sealed class Holder(ConversationLocks locks, (UserKey, string) key, Entry entry) : IDisposable
    {
        public void Dispose()
        {
            entry.Turn.Release();
            locks.GiveBack(key, entry);
        }
    }
}

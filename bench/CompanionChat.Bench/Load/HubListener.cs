using System.Collections.Concurrent;
using System.Diagnostics;

namespace CompanionChat.Bench.Load;

/// <summary>Listens to a user's pushes, and notes when each reply came.</summary>
internal sealed class HubListener : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<long>> replies = new(StringComparer.Ordinal);
    private HubSocket? socket;
    private long bytes;

    private HubListener()
    {
    }

    /// <summary>Bytes of all that was pushed.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    /// <summary>Connects; when it returns, pushes arrive.</summary>
    /// <param name="address">The hub's WebSocket address with the ticket in it.</param>
    public static async Task<HubListener> ConnectAsync(Uri address)
    {
        var listener = new HubListener();
        listener.socket = await HubSocket.ConnectAsync(address, listener.Note);
        return listener;
    }

    /// <summary>Waits for the reply to a message.</summary>
    /// <returns>When it came, as <see cref="Stopwatch.GetTimestamp"/> counts.</returns>
    /// <exception cref="TimeoutException">It did not come within 30 s.</exception>
    public async Task<long> ReplyToAsync(string messageId)
    {
        var at = await Reply(messageId).Task.WaitAsync(TimeSpan.FromSeconds(30));
        replies.TryRemove(messageId, out _);
        return at;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => socket!.DisposeAsync();

    // The reply may come before the answer to the request that asked for it.
    private TaskCompletionSource<long> Reply(string messageId) =>
        replies.GetOrAdd(messageId, _ => new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously));

    private void Note(HubPush push)
    {
        Interlocked.Add(ref bytes, push.Bytes);
        if (push.Argument.TryGetProperty("message", out var message) && message.TryGetProperty("inReplyTo", out var asked))
        {
            Reply(asked.GetString()!).TrySetResult(push.At);
        }
        else if (push.Argument.TryGetProperty("inReplyTo", out var failed))
        {
            Reply(failed.GetString()!).TrySetException(new InvalidOperationException("A reply failed: nothing that is measured may."));
        }
    }
}

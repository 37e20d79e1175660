using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace CompanionChat.Bench.Load;

/// <summary>
/// Listens to a user's pushes in SignalR's JSON protocol over a WebSocket, and notes when each reply came:
/// github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md.
/// </summary>
internal sealed class HubListener : IAsyncDisposable
{
    private const byte RecordSeparator = 0x1e;
    private const int Invocation = 1;
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(10);

    private readonly ClientWebSocket socket = new();
    private readonly CancellationTokenSource closing = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<long>> replies = new(StringComparer.Ordinal);
    private readonly ArrayBufferWriter<byte> received = new();
    private Task listening = Task.CompletedTask;
    private Task pinging = Task.CompletedTask;
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
        await listener.socket.ConnectAsync(address, listener.closing.Token);
        await listener.SendAsync("""{"protocol":"json","version":1}""");
        var shaken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        listener.listening = listener.ListenAsync(shaken);
        await await Task.WhenAny(shaken.Task, listener.listening);
        listener.pinging = listener.PingAsync();
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
    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        socket.Abort();
        await Task.WhenAll(listening, pinging).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        socket.Dispose();
        closing.Dispose();
    }

    // The reply may come before the answer to the request that asked for it.
    private TaskCompletionSource<long> Reply(string messageId) =>
        replies.GetOrAdd(messageId, _ => new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously));

    private Task SendAsync(string json) =>
        socket.SendAsync((byte[])[.. Encoding.UTF8.GetBytes(json), RecordSeparator], WebSocketMessageType.Text, endOfMessage: true, closing.Token);

    // The server drops a client that is silent for 30 s.
    private async Task PingAsync()
    {
        using var timer = new PeriodicTimer(PingEvery);
        while (await timer.WaitForNextTickAsync(closing.Token))
        {
            await SendAsync("""{"type":6}""");
        }
    }

    private async Task ListenAsync(TaskCompletionSource shaken)
    {
        while (!closing.IsCancellationRequested)
        {
            var part = await socket.ReceiveAsync(received.GetMemory(4096), closing.Token);
            var at = Stopwatch.GetTimestamp();
            if (part.MessageType == WebSocketMessageType.Close)
            {
                throw new WebSocketException($"The hub closed the connection: {socket.CloseStatus} {socket.CloseStatusDescription}");
            }

            received.Advance(part.Count);
            if (part.EndOfMessage)
            {
                Take(received.WrittenSpan, at, shaken);
                received.Clear();
            }
        }
    }

    private void Take(ReadOnlySpan<byte> message, long at, TaskCompletionSource shaken)
    {
        for (var end = message.IndexOf(RecordSeparator); end >= 0; end = message.IndexOf(RecordSeparator))
        {
            var json = JsonElement.Parse(message[..end]);
            message = message[(end + 1)..];
            if (!json.TryGetProperty("type", out var type))
            {
                shaken.TrySetResult();
            }
            else if (type.GetInt32() == Invocation)
            {
                Interlocked.Add(ref bytes, end + 1);
                Note(json, at);
            }
        }
    }

    private void Note(JsonElement invocation, long at)
    {
        var argument = invocation.GetProperty("arguments")[0];
        if (argument.TryGetProperty("message", out var message) && message.TryGetProperty("inReplyTo", out var asked))
        {
            Reply(asked.GetString()!).TrySetResult(at);
        }
        else if (argument.TryGetProperty("inReplyTo", out var failed))
        {
            Reply(failed.GetString()!).TrySetException(new InvalidOperationException("A reply failed: nothing that is measured may."));
        }
    }
}

using System.Buffers;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace CompanionChat.Bench.Load;

/// <summary>
/// A connection to the hub in SignalR's JSON protocol over a WebSocket:
/// github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md.
/// </summary>
internal sealed class HubSocket : IAsyncDisposable
{
    private const byte RecordSeparator = 0x1e;
    private const int Invocation = 1;
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(10);

    private readonly ClientWebSocket socket = new();
    private readonly CancellationTokenSource closing = new();
    private readonly ArrayBufferWriter<byte> received = new();
    private readonly Action<HubPush> pushed;
    private Task pinging = Task.CompletedTask;

    private HubSocket(Action<HubPush> pushed) => this.pushed = pushed;

    /// <summary>Ends, with a failure, when the connection does.</summary>
    public Task Listening { get; private set; } = Task.CompletedTask;

    /// <summary>Connects; when it returns, pushes arrive.</summary>
    /// <param name="address">The hub's WebSocket address with the ticket in it.</param>
    /// <param name="pushed">Is given each push, one after another.</param>
    public static async Task<HubSocket> ConnectAsync(Uri address, Action<HubPush> pushed)
    {
        var hub = new HubSocket(pushed);
        try
        {
            await hub.socket.ConnectAsync(address, hub.closing.Token);
            await hub.SendAsync("""{"protocol":"json","version":1}""");
            var shaken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            hub.Listening = hub.ListenAsync(shaken);
            await await Task.WhenAny(shaken.Task, hub.Listening);
            hub.pinging = hub.PingAsync();
            return hub;
        }
        catch
        {
            await hub.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        socket.Abort();
        await Task.WhenAll(Listening, pinging).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        socket.Dispose();
        closing.Dispose();
    }

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
                pushed(new HubPush(json.GetProperty("target").GetString()!, json.GetProperty("arguments")[0], at, end + 1));
            }
        }
    }
}

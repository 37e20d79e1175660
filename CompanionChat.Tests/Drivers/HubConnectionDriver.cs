using System.Buffers;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace CompanionChat.Tests.Drivers;

/// <summary>
/// A client of a SignalR hub that speaks its JSON protocol over a WebSocket:
/// github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md. It only listens, and keeps all that it hears.
/// </summary>
public sealed class HubConnectionDriver : IAsyncDisposable
{
    private const byte RecordSeparator = 0x1e;
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(10);

    private readonly ClientWebSocket socket = new();
    private readonly CancellationTokenSource closing = new();
    private readonly Lock gate = new();
    private readonly List<HubEvent> events = [];
    private readonly ArrayBufferWriter<byte> received = new();
    private TaskCompletionSource arrived = NewSignal();
    private Task listening = Task.CompletedTask;
    private Task pinging = Task.CompletedTask;

    private HubConnectionDriver()
    {
    }

    /// <summary>All events so far, oldest first.</summary>
    public IReadOnlyList<HubEvent> Events
    {
        get
        {
            lock (gate)
            {
                return [.. events];
            }
        }
    }

    /// <summary>Connects with what the app's negotiate answered; when it returns, pushes arrive.</summary>
    /// <param name="url">Such as <c>http://localhost:7071/client/?hub=chat</c>.</param>
    /// <param name="token">The access token.</param>
    public static async Task<HubConnectionDriver> ConnectAsync(Uri url, string token)
    {
        ArgumentNullException.ThrowIfNull(url);
        var driver = new HubConnectionDriver();
        var id = await NegotiateAsync(url, token);
        var address = new UriBuilder(url) { Scheme = "ws" };
        address.Query = $"{address.Query.TrimStart('?')}&id={Uri.EscapeDataString(id)}&access_token={Uri.EscapeDataString(token)}";
        await driver.socket.ConnectAsync(address.Uri, driver.closing.Token);
        await driver.SendAsync("""{"protocol":"json","version":1}""");
        var shaken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        driver.listening = driver.ListenAsync(shaken);
        await await Task.WhenAny(shaken.Task, driver.listening);
        driver.pinging = driver.PingAsync();
        return driver;
    }

    /// <summary>Waits for an event, one of those that came before included.</summary>
    /// <param name="target">What it is.</param>
    /// <param name="matches">Which one; null: any.</param>
    /// <param name="timeout">How long to wait; null: ten seconds.</param>
    /// <exception cref="TimeoutException">It did not come. The message names the targets of those that did.</exception>
    public async Task<HubEvent> WaitForAsync(string target, Func<HubEvent, bool>? matches = null, TimeSpan? timeout = null)
    {
        using var patience = new CancellationTokenSource(timeout ?? TimeSpan.FromSeconds(10));
        for (;;)
        {
            Task next;
            lock (gate)
            {
                if (events.Find(e => string.Equals(e.Target, target, StringComparison.Ordinal) && (matches is null || matches(e))) is { } found)
                {
                    return found;
                }

                next = arrived.Task;
            }

            try
            {
                await (await Task.WhenAny(next, listening)).WaitAsync(patience.Token);
                await next.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException failure)
            {
                throw new TimeoutException($"No such {target} came; what came: {string.Join(", ", Events.Select(e => e.Target))}", failure);
            }
        }
    }

    /// <summary>Forgets what came so far.</summary>
    public void Clear()
    {
        lock (gate)
        {
            events.Clear();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        socket.Abort();
        await Task.WhenAll(listening, pinging).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        socket.Dispose();
        closing.Dispose();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static async Task<string> NegotiateAsync(Uri url, string token)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(
            HttpMethod.Post, new UriBuilder(url) { Path = $"{url.AbsolutePath.TrimEnd('/')}/negotiate", Query = $"{url.Query}&negotiateVersion=1" }.Uri);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return answer.GetProperty("connectionToken").GetString()!;
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
            if (part.MessageType == WebSocketMessageType.Close)
            {
                throw new WebSocketException($"The hub closed the connection: {socket.CloseStatus} {socket.CloseStatusDescription}");
            }

            received.Advance(part.Count);
            if (part.EndOfMessage)
            {
                Take(received.WrittenSpan, shaken);
                received.Clear();
            }
        }
    }

    private void Take(ReadOnlySpan<byte> message, TaskCompletionSource shaken)
    {
        for (var end = message.IndexOf(RecordSeparator); end >= 0; end = message.IndexOf(RecordSeparator))
        {
            var json = JsonElement.Parse(message[..end]);
            message = message[(end + 1)..];
            if (!json.TryGetProperty("type", out var type))
            {
                FinishHandshake(json, shaken);
            }
            else if (type.GetInt32() == 1)
            {
                Add(new HubEvent(json.GetProperty("target").GetString()!, [.. json.GetProperty("arguments").EnumerateArray()]));
            }
        }
    }

    private static void FinishHandshake(JsonElement json, TaskCompletionSource shaken)
    {
        if (json.TryGetProperty("error", out var error))
        {
            shaken.SetException(new InvalidOperationException($"The hub refused: {error}"));
        }
        else
        {
            shaken.SetResult();
        }
    }

    private void Add(HubEvent e)
    {
        TaskCompletionSource signal;
        lock (gate)
        {
            events.Add(e);
            (signal, arrived) = (arrived, NewSignal());
        }

        signal.SetResult();
    }
}

using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace CompanionChat.Tests.Drivers;

/// <summary>
/// A screen of a visitor that listens to the hub, over SignalR's JSON protocol
/// (https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md).
/// </summary>
public sealed class Screen : IAsyncDisposable
{
    private const char RecordSeparator = '\u001e';
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly ClientWebSocket socket = new();
    private readonly CancellationTokenSource closing = new();
    private readonly List<PushedEvent> received = [];
    private readonly Lock guard = new();
    private TaskCompletionSource arrived = NewSignal();
    private Task reading = Task.CompletedTask;

    private Screen()
    {
    }

    /// <summary>What has come so far.</summary>
    public IReadOnlyList<PushedEvent> Received
    {
        get
        {
            lock (guard)
            {
                return [.. received];
            }
        }
    }

    /// <summary>Negotiates as this visitor, and connects.</summary>
    public static async Task<Screen> OpenAsync(Visitor visitor)
    {
        var negotiated = await visitor.SendAsync(HttpMethod.Post, "/api/negotiate?negotiateVersion=1", null);
        var screen = new Screen();
        await screen.ConnectAsync(new Uri(negotiated["url"]), negotiated["accessToken"]);
        return screen;
    }

    /// <summary>Waits for an event; one that came before counts.</summary>
    public async Task<JsonElement> EventAsync(string target, Func<JsonElement, bool>? matches = null)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            Task next;
            lock (guard)
            {
                if (received.FirstOrDefault(pushed => pushed.Target == target && matches?.Invoke(pushed.Argument) is not false) is { } found)
                {
                    return found.Argument;
                }

                next = arrived.Task;
            }

            try
            {
                await next.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                var seen = string.Join("\n", Received.Select(pushed => $"{pushed.Target} {pushed.Argument}"));
                Assert.Fail($"No such {target} within {Patience.TotalSeconds} s. What came:\n{seen}");
            }
        }
    }

    /// <summary>Waits for the companion's reply to a message.</summary>
    public async Task<JsonElement> ReplyToAsync(string messageId)
    {
        var added = await EventAsync("messageAdded", pushed =>
            pushed.GetProperty("message").TryGetProperty("inReplyTo", out var id) && id.GetString() == messageId);
        return added.GetProperty("message");
    }

    /// <summary>Waits until a message was given back.</summary>
    public Task<JsonElement> FailureOfAsync(string messageId) =>
        EventAsync("replyFailed", pushed => pushed.GetProperty("inReplyTo").GetString() == messageId);

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await reading;
        socket.Dispose();
        closing.Dispose();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task ConnectAsync(Uri url, string token)
    {
        var address = new UriBuilder(url) { Scheme = "ws" };
        address.Query = $"{address.Query.TrimStart('?')}&access_token={Uri.EscapeDataString(token)}";
        await socket.ConnectAsync(address.Uri, closing.Token);
        await socket.SendAsync(
            Encoding.UTF8.GetBytes($$"""{"protocol":"json","version":1}{{RecordSeparator}}"""), WebSocketMessageType.Text, true, closing.Token);
        var handshake = await ReadAsync();
        Assert.Equal("{}", handshake[0]);
        Take(handshake.Skip(1));
        reading = ReadOnAsync();
    }

    private async Task ReadOnAsync()
    {
        try
        {
            while (await ReadAsync() is { Count: > 0 } records)
            {
                Take(records);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or WebSocketException)
        {
            // Closed, by us or because the host is gone.
        }
    }

    private async Task<List<string>> ReadAsync()
    {
        using var message = new MemoryStream();
        var buffer = new byte[8192];
        while (true)
        {
            var result = await socket.ReceiveAsync(buffer, closing.Token);
            message.Write(buffer, 0, result.Count);
            if (result.EndOfMessage)
            {
                return [.. Encoding.UTF8.GetString(message.ToArray()).Split(RecordSeparator, StringSplitOptions.RemoveEmptyEntries)];
            }
        }
    }

    private void Take(IEnumerable<string> records)
    {
        lock (guard)
        {
            foreach (var record in records.Select(text => JsonDocument.Parse(text).RootElement))
            {
                if (record.TryGetProperty("type", out var type) && type.GetInt32() == 1)
                {
                    received.Add(new PushedEvent(
                        record.GetProperty("target").GetString()!, Assert.Single(record.GetProperty("arguments").EnumerateArray())));
                }
            }

            arrived.SetResult();
            arrived = NewSignal();
        }
    }
}

using System.Net.WebSockets;
using System.Text.Json;
using CompanionChat.Bench.Load;
using CompanionChat.Soak.Checks;

namespace CompanionChat.Soak.People;

/// <summary>A screen of a visitor: it listens, and connects again whenever the app was away. Whatever is pushed to it must be the visitor's own.</summary>
internal sealed class Screen(Visitor visitor, Stage stage)
{
    private static readonly TimeSpan WhileItIsAway = TimeSpan.FromMilliseconds(500);

    /// <summary>Listens until it is closed.</summary>
    public async Task ListenAsync(CancellationToken closed)
    {
        while (!closed.IsCancellationRequested)
        {
            try
            {
                await using var socket = await HubSocket.ConnectAsync(await HubAddress.NegotiateAsync(stage.App.Http, visitor.Token), Take);
                stage.Requests.Add("connect");
                await socket.Listening.WaitAsync(closed);
            }
            catch (Exception gone) when (gone is WebSocketException or HttpRequestException or IOException or OperationCanceledException)
            {
                await Task.Delay(WhileItIsAway, closed).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Take(HubPush push)
    {
        stage.Events.Add("pushes");
        var isOwn = !push.Argument.TryGetProperty("conversationId", out var id) || visitor.OwnConversations.Contains(id.GetString()!);
        stage.Verdict.Checked(
            [
                .. Marker.Check(visitor.Marker, $"the event {push.Target}", push.Argument.GetRawText()),
                .. isOwn ? (Violation[])[] : [new Violation(Rules.Private, visitor.Marker, $"{push.Target} of conversation {id.GetString()} was pushed")],
                .. Keys(push.Argument),
            ]);
    }

    private IEnumerable<Violation> Keys(JsonElement argument)
    {
        if (argument.TryGetProperty("message", out var message) && message.TryGetProperty("clientId", out var key) && !visitor.Ledger.Keys.Contains(key.GetString()!))
        {
            yield return new Violation(Rules.Private, visitor.Marker, $"message {message.GetProperty("id").GetString()} was pushed, which this user never sent");
        }
    }
}

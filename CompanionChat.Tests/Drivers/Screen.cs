using System.Text.Json;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Drivers;

/// <summary>
/// A screen of a visitor that listens to the hub. Every event is held against the contract when the screen is closed: one that does not fit fails the
/// test.
/// </summary>
public sealed class Screen : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly HubConnectionDriver connection;

    private Screen(HubConnectionDriver connection, string accessToken) => (this.connection, AccessToken) = (connection, accessToken);

    /// <summary>What it connected with.</summary>
    public string AccessToken { get; }

    /// <summary>What has come so far.</summary>
    public IReadOnlyList<HubEvent> Received => connection.Events;

    /// <summary>Negotiates as this visitor, and connects.</summary>
    public static async Task<Screen> OpenAsync(Visitor visitor)
    {
        var negotiated = await visitor.SendAsync(HttpMethod.Post, "/api/negotiate?negotiateVersion=1", null);
        var token = negotiated["accessToken"];
        return new Screen(await HubConnectionDriver.ConnectAsync(new Uri(negotiated["url"]), token), token);
    }

    /// <summary>Waits for an event; one that came before counts.</summary>
    public async Task<JsonElement> EventAsync(string target, Func<JsonElement, bool>? matches = null) =>
        (await connection.WaitForAsync(target, pushed => matches?.Invoke(pushed.Argument) is not false, Patience)).Argument;

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
        await connection.DisposeAsync();
        Assert.All(Received, pushed => Contract.AssertPushMatches(pushed.Target, pushed.Argument));
    }
}

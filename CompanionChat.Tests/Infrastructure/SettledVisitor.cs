using System.Net;
using System.Text.Json;
using CompanionChat.Tests.Drivers;

namespace CompanionChat.Tests.Infrastructure;

/// <summary>
/// A visitor with a conversation, an unread reply and a nonce to spend, so that each request that was let through would change something. Tests share
/// it because none of theirs may.
/// </summary>
public sealed class SettledVisitor : IAsyncLifetime
{
    private AppHost? host;

    public AppHost Host => host ?? throw new InvalidOperationException("It has not started.");

    public Visitor Visitor { get; private set; } = null!;

    public string Conversation { get; private set; } = "";

    public string Nonce { get; private set; } = "";

    /// <summary>The address of each operation that takes a body, and a body that it would take.</summary>
    public IReadOnlyDictionary<string, (string Path, string Body)> Operations { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        host = await AppHost.StartAsync(settings => settings["Nonce__LifetimeSeconds"] = "3600");
        Visitor = await host.SignInAsync();
        Conversation = await Visitor.StartAsync(host.Companion);
        await using var screen = await host.OpenScreenAsync(Visitor);
        var sent = (await Visitor.SayAsync(Conversation, "Hello")).Expect(HttpStatusCode.Accepted);
        var id = sent.Body.GetProperty("message").GetProperty("id").GetString()!;
        var reply = await screen.ReplyToAsync(id);
        await screen.EventAsync("conversationUpdated", pushed => pushed.GetProperty("lastMessageId").GetString() == reply.GetProperty("id").GetString());
        Nonce = await Visitor.MintAsync();
        Operations = new Dictionary<string, (string Path, string Body)>(StringComparer.Ordinal)
        {
            ["startConversation"] = ("/api/conversations", $$"""{"companionId":"{{host.Companions[1]}}"}"""),
            ["sendMessage"] = ($"/api/conversations/{Conversation}/messages", $$"""{"text":"Hi","nonceId":"{{Nonce}}"}"""),
            ["markRead"] = ($"/api/conversations/{Conversation}/read", $$"""{"at":"{{reply.GetProperty("createdAt").GetString()}}"}"""),
            ["mintNonce"] = ("/api/nonces", """{"token":"a-token"}"""),
        };
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();

    /// <summary>Sends what must be refused, and fails if anything of the visitor's changed.</summary>
    public async Task<Answer> RefusedAsync(string path, HttpContent? body, int status, string code, params (string Name, string Value)[] headers)
    {
        var before = await RowsAsync();
        var answer = (await Visitor.SendAsync(HttpMethod.Post, path, body, null, headers)).ExpectProblem(status, code);
        Assert.Equal(before, await RowsAsync());
        return answer;
    }

    /// <summary>All rows of the visitor, with their ETags.</summary>
    public async Task<List<string>> RowsAsync() =>
        [.. (await Host.RowsAsync(Visitor)).Select(row => JsonSerializer.Serialize(row.OrderBy(field => field.Key, StringComparer.Ordinal)))];
}

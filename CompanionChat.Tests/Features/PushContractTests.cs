using System.Net;
using System.Text.Json;
using Azure.Core.Serialization;
using CompanionChat.Domain.Conversations;
using CompanionChat.Functions.Contract;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Infrastructure;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.Tests.Features;

/// <summary>What is pushed: exactly the worker's JSON, every version, to every screen.</summary>
public sealed class PushContractTests(AppFixture app) : IClassFixture<AppFixture>
{
    private static readonly JsonObjectSerializer Worker = new(new JsonSerializerOptions { PropertyNameCaseInsensitive = true });

    [Fact]
    public async Task What_arrives_is_what_the_workers_serializer_makes()
    {
        var visitor = await app.SignInAsync();
        await using var screen = await app.OpenScreenAsync(visitor);
        var conversation = await visitor.StartAsync(app.Companion);
        var sent = await SayAsync(visitor, conversation, "Hi <b>&\"'+ é 😀", "key");
        var reply = MessageId.Parse((await screen.ReplyToAsync(sent)).GetProperty("id").GetString())!.Value;
        await UpdateAsync(screen, 3);

        var store = app.Host.Services.GetRequiredService<IChatStore>();
        var asked = (await store.ReadMessageAsync(visitor.Key, app.Companion, MessageId.Parse(sent)!.Value, default))!.Value;
        var answered = (await store.ReadMessageAsync(visitor.Key, app.Companion, reply, default))!.Value;
        var stored = (await store.ReadConversationAsync(visitor.Key, app.Companion, default))!.Value;

        AssertSame(
            ChatEvents.MessageAdded(visitor.Key, 2, asked with { Status = ReplyStatus.Replying, ReplyId = null }),
            await screen.EventAsync("messageAdded", pushed => Version(pushed) == 2));
        AssertSame(ChatEvents.MessageAdded(visitor.Key, 3, answered), await screen.EventAsync("messageAdded", pushed => Version(pushed) == 3));
        AssertSame(ChatEvents.ConversationUpdated(visitor.Key, stored, false), await UpdateAsync(screen, 3));
    }

    [Fact]
    public async Task A_released_message_is_pushed_as_the_workers_serializer_makes_it()
    {
        await using var host = await AppHost.StartAsync();
        var visitor = await host.SignInAsync();
        await using var screen = await host.OpenScreenAsync(visitor);
        var conversation = await visitor.StartAsync(host.Companion);
        await host.DialAsync("llm/primary", new { mode = "reject", times = 0 });
        await host.DialAsync("llm/fallback", new { mode = "reject", times = 0 });

        var sent = await SayAsync(visitor, conversation, "Hi", null);
        var failed = await screen.FailureOfAsync(sent);
        await UpdateAsync(screen, 3);

        var store = host.Services.GetRequiredService<IChatStore>();
        var stored = (await store.ReadConversationAsync(visitor.Key, host.Companion, default))!.Value;
        AssertSame(ChatEvents.ReplyFailed(visitor.Key, stored, 3, MessageId.Parse(sent)!.Value), failed);
        AssertSame(ChatEvents.ConversationUpdated(visitor.Key, stored, false), await UpdateAsync(screen, 3));
        AssertEveryVersion(screen, 3);
    }

    [Fact]
    public async Task Every_change_is_one_version_and_every_version_is_pushed()
    {
        var visitor = await app.SignInAsync();
        await using var screen = await app.OpenScreenAsync(visitor);
        var conversation = await visitor.StartAsync(app.Companion);
        for (var round = 0; round < 3; round++)
        {
            var reply = await screen.ReplyToAsync(await SayAsync(visitor, conversation, $"Message {round}", null));
            await UpdateAsync(screen, (3 * round) + 3);
            (await visitor.PostAsync($"/api/conversations/{conversation}/read", new { at = reply.GetProperty("createdAt") })).Expect(HttpStatusCode.NoContent);
            await UpdateAsync(screen, (3 * round) + 4);
        }

        AssertEveryVersion(screen, 10);
        Assert.Equal(10, (await visitor.OpenAsync(conversation)).GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task Two_screens_of_one_user_both_get_everything()
    {
        var visitor = await app.SignInAsync();
        await using var one = await app.OpenScreenAsync(visitor);
        await using var other = await app.OpenScreenAsync(await app.SignInAsync(visitor.UserId));

        await one.ReplyToAsync(await SayAsync(visitor, await visitor.StartAsync(app.Companion), "Hi", null));
        await UpdateAsync(one, 3);
        await UpdateAsync(other, 3);

        Assert.Equal(5, one.Received.Count);
        Assert.Equal(one.Received.Select(Text).Order(StringComparer.Ordinal), other.Received.Select(Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_users_own_message_says_that_it_is_being_replied_to_and_whose_key_it_had()
    {
        var visitor = await app.SignInAsync();
        await using var screen = await app.OpenScreenAsync(visitor);
        await SayAsync(visitor, await visitor.StartAsync(app.Companion), "Hi", "my-key");

        var message = (await screen.EventAsync("messageAdded")).GetProperty("message");

        Assert.Equal(["id", "sender", "kind", "text", "createdAt", "clientId", "status"], message.EnumerateObject().Select(field => field.Name));
        Assert.Equal(("my-key", "replying"), (message.GetProperty("clientId").GetString(), message.GetProperty("status").GetString()));
    }

    private static async Task<string> SayAsync(Visitor visitor, string conversation, string text, string? key) =>
        (await visitor.SayAsync(conversation, text, key)).Expect(HttpStatusCode.Accepted).Body.GetProperty("message").GetProperty("id").GetString()!;

    private static Task<JsonElement> UpdateAsync(Screen screen, long version) =>
        screen.EventAsync("conversationUpdated", pushed => Version(pushed) == version);

    private static long Version(JsonElement pushed) => pushed.GetProperty("version").GetInt64();

    private static string Text(HubEvent pushed) => $"{pushed.Target} {pushed.Argument.GetRawText()}";

    // Which of two pushes that are under way at once comes first, nobody promises.
    private static void AssertEveryVersion(Screen screen, long last)
    {
        var versions = Enumerable.Range(1, (int)last).Select(version => (long)version).ToList();
        Assert.Equal(versions, Versions(screen, "conversationUpdated"));
        Assert.All(Versions(screen, "messageAdded").Concat(Versions(screen, "replyFailed")), version => Assert.Contains(version, versions));
    }

    private static IEnumerable<long> Versions(Screen screen, string target) =>
        screen.Received.Where(pushed => pushed.Target == target).Select(pushed => Version(pushed.Argument)).Order();

    private static void AssertSame(SignalRMessageAction action, JsonElement arrived)
    {
        using var worker = JsonDocument.Parse(Worker.Serialize(action, typeof(SignalRMessageAction), default));
        var argument = Assert.Single(worker.RootElement.GetProperty("Arguments").EnumerateArray());
        Assert.True(JsonElement.DeepEquals(argument, arrived), $"{argument}\n{arrived}");
        Assert.Equal(argument.EnumerateObject().Select(field => field.Name), arrived.EnumerateObject().Select(field => field.Name));
        Assert.DoesNotContain("null", arrived.GetRawText(), StringComparison.Ordinal);
    }
}

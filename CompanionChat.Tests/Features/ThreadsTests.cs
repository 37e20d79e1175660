using System.Net;
using System.Text.Json;
using CompanionChat.LocalHost.Storage;
using CompanionChat.Tests.Adapters.Catalog;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.Tests.Features;

/// <summary>The list of conversations.</summary>
public sealed class ThreadsTests(AppFixture app) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task The_conversation_with_the_newest_message_comes_first()
    {
        var visitor = await app.SignInAsync();
        await using var screen = await app.OpenScreenAsync(visitor);
        var conversations = new List<string>();
        foreach (var companion in app.Companions)
        {
            conversations.Insert(0, await visitor.StartAsync(companion));
        }

        Assert.Equal(conversations, await IdsAsync(visitor));

        var oldest = conversations[^1];
        await TalkAsync(visitor, screen, oldest);
        conversations.RemoveAt(conversations.Count - 1);
        conversations.Insert(0, oldest);
        Assert.Equal(conversations, await IdsAsync(visitor));
    }

    [Fact]
    public async Task Neither_the_greeting_nor_the_own_message_makes_a_conversation_unread()
    {
        await using var host = await AppHost.StartAsync();
        await host.DialAsync("llm/primary", new { mode = "timeout", times = 0 });
        var visitor = await host.SignInAsync();
        var conversation = await visitor.StartAsync(host.Companion);
        Assert.False((await OnlyAsync(visitor)).GetProperty("unread").GetBoolean());

        (await visitor.SayAsync(conversation, "Hello?")).Expect(HttpStatusCode.Accepted);

        var thread = await OnlyAsync(visitor);
        Assert.Equal((false, "Hello?"), (thread.GetProperty("unread").GetBoolean(), thread.GetProperty("lastMessagePreview").GetString()));
    }

    [Fact]
    public async Task A_reply_makes_it_unread_and_neither_looking_nor_answering_undoes_that()
    {
        var visitor = await app.SignInAsync();
        await using var screen = await app.OpenScreenAsync(visitor);
        var conversation = await visitor.StartAsync(app.Companion);
        var reply = await TalkAsync(visitor, screen, conversation);

        await visitor.OpenAsync(conversation);
        Assert.True((await OnlyAsync(visitor)).GetProperty("unread").GetBoolean());

        var second = await TalkAsync(visitor, screen, conversation);
        (await visitor.PostAsync($"/api/conversations/{conversation}/read", new { at = reply.GetProperty("createdAt") })).Expect(HttpStatusCode.NoContent);
        Assert.True((await OnlyAsync(visitor)).GetProperty("unread").GetBoolean());
        (await visitor.PostAsync($"/api/conversations/{conversation}/read", new { at = second.GetProperty("createdAt") })).Expect(HttpStatusCode.NoContent);
        Assert.False((await OnlyAsync(visitor)).GetProperty("unread").GetBoolean());
    }

    [Fact]
    public async Task A_long_message_is_cut_to_whole_characters()
    {
        await using var host = await AppHost.StartAsync();
        await host.DialAsync("llm/primary", new { mode = "timeout", times = 0 });
        var visitor = await host.SignInAsync();
        var conversation = await visitor.StartAsync(host.Companion);

        (await visitor.SayAsync(conversation, new string('x', 139) + "👩‍🚀 and more")).Expect(HttpStatusCode.Accepted);

        Assert.Equal(new string('x', 139) + "…", (await OnlyAsync(visitor)).GetProperty("lastMessagePreview").GetString());
    }

    [Fact]
    public async Task The_list_is_one_storage_request_however_long_the_histories_are()
    {
        var visitor = await app.SignInAsync();
        await using var screen = await app.OpenScreenAsync(visitor);
        foreach (var companion in app.Companions)
        {
            await TalkAsync(visitor, screen, await visitor.StartAsync(companion));
        }

        var counter = app.Host.Services.GetRequiredService<StorageRequestCounter>();
        counter.Reset();
        await visitor.GetAsync("/api/threads");

        Assert.Equal("GET Chat query 1", string.Join(", ", counter.Counts.Where(count => count.Key.Table == "Chat").Select(count => $"{count.Key} {count.Value}")));
    }

    [Fact]
    public async Task A_companion_that_was_taken_out_is_unknown_and_the_chat_goes_on()
    {
        using var folder = new CatalogFolder();
        folder.Load(CatalogFolder.Entry("nova"));
        var visitor = await app.SignInAsync();
        var conversation = await visitor.StartAsync(app.Companion);
        await using var host = await AppHost.StartAsync(settings => settings["Companions__File"] = folder.Path);
        var later = await host.SignInAsync(visitor.UserId);
        await using var screen = await host.OpenScreenAsync(later);

        var thread = await OnlyAsync(later);
        Assert.Equal("Unknown", thread.GetProperty("companionName").GetString());
        Assert.False(thread.TryGetProperty("avatarUrl", out _));
        Assert.Equal("Unknown", (await later.OpenAsync(conversation)).GetProperty("companionName").GetString());
        await TalkAsync(later, screen, conversation);
        (await later.PostAsync("/api/conversations", new { companionId = app.Companion })).ExpectProblem(404, "not_found");
    }

    private static async Task<JsonElement> TalkAsync(Visitor visitor, Screen screen, string conversation)
    {
        var sent = (await visitor.SayAsync(conversation, "Hi")).Expect(HttpStatusCode.Accepted);
        return await screen.ReplyToAsync(sent.Body.GetProperty("message").GetProperty("id").GetString()!);
    }

    private static async Task<IEnumerable<string>> IdsAsync(Visitor visitor) =>
        (await visitor.GetAsync("/api/threads")).Body.GetProperty("threads").EnumerateArray().Select(thread => thread.GetProperty("conversationId").GetString()!);

    private static async Task<JsonElement> OnlyAsync(Visitor visitor) =>
        (await visitor.GetAsync("/api/threads")).Expect(HttpStatusCode.OK).Body.GetProperty("threads").EnumerateArray().Single();
}

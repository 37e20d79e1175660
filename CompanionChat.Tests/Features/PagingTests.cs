using System.Net;
using System.Text.Json;
using CompanionChat.Domain;
using CompanionChat.Domain.Conversations;
using CompanionChat.LocalHost.Storage;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.Tests.Features;

/// <summary>A long history, page by page.</summary>
public sealed class PagingTests(AppFixture app) : IClassFixture<AppFixture>
{
    [Theory]
    [InlineData(100)]
    [InlineData(200)]
    [InlineData(7)]
    [InlineData(250)]
    public async Task Pages_have_every_message_once_the_newest_page_first_each_oldest_first(int limit)
    {
        var (visitor, conversation) = await WithHistoryAsync(250);
        limit = Math.Min(limit, 200);

        var pages = await PagesAsync(visitor, conversation, limit);

        Assert.All(pages.SkipLast(1), page => Assert.Equal(limit, page.Count));
        Assert.Equal(Enumerable.Range(1, 250).Select(number => $"Message {number}"), pages.AsEnumerable().Reverse().SelectMany(page => page).SkipLast(1));
    }

    [Fact]
    public async Task Without_a_limit_a_page_has_fifty()
    {
        var (visitor, conversation) = await WithHistoryAsync(60);

        var page = (await visitor.GetAsync($"/api/conversations/{conversation}")).Expect(HttpStatusCode.OK).Body.GetProperty("messages");

        Assert.Equal((50, "Message 12", "Message 60"), (page.GetArrayLength(), Text(page[0]), Text(page[48])));
    }

    [Fact]
    public async Task A_page_that_ends_with_the_first_message_has_no_cursor()
    {
        var (visitor, conversation) = await WithHistoryAsync(9);

        Assert.Equal([10], (await PagesAsync(visitor, conversation, 10)).Select(page => page.Count));
        Assert.Equal([5, 5], (await PagesAsync(visitor, conversation, 5)).Select(page => page.Count));
        Assert.Equal([9, 1], (await PagesAsync(visitor, conversation, 9)).Select(page => page.Count));
    }

    [Fact]
    public async Task Messages_that_arrive_while_somebody_turns_pages_shift_nothing()
    {
        var (visitor, conversation) = await WithHistoryAsync(250);
        await using var screen = await app.OpenScreenAsync(visitor);
        async Task SpeakAsync()
        {
            var sent = (await visitor.SayAsync(conversation, "And another")).Expect(HttpStatusCode.Accepted);
            await screen.ReplyToAsync(sent.Body.GetProperty("message").GetProperty("id").GetString()!);
        }

        var pages = await PagesAsync(visitor, conversation, 100, SpeakAsync);

        Assert.Equal([100, 100, 51], pages.Select(page => page.Count));
        Assert.Equal(
            Enumerable.Range(1, 250).Select(number => $"Message {number}"), pages.AsEnumerable().Reverse().SelectMany(page => page).SkipLast(1));
    }

    [Fact]
    public async Task A_page_is_three_storage_requests_however_long_the_history_is()
    {
        var counter = app.Host.Services.GetRequiredService<StorageRequestCounter>();
        foreach (var length in (int[])[1, 250])
        {
            var (visitor, conversation) = await WithHistoryAsync(length);
            counter.Reset();
            (await visitor.GetAsync($"/api/conversations/{conversation}")).Expect(HttpStatusCode.OK);
            Assert.Equal(3, counter.CountOf("Chat"));
        }
    }

    private static string? Text(JsonElement message) => message.GetProperty("text").GetString();

    private static async Task<List<List<string>>> PagesAsync(Visitor visitor, string conversation, int limit, Func<Task>? between = null)
    {
        var pages = new List<List<string>>();
        for (var cursor = ""; cursor is not null;)
        {
            var view = (await visitor.GetAsync($"/api/conversations/{conversation}?limit={limit}{cursor}")).Expect(HttpStatusCode.OK).Body;
            var messages = view.GetProperty("messages").EnumerateArray().ToList();
            Assert.Equal(messages.OrderBy(message => message.GetProperty("createdAt").GetString(), StringComparer.Ordinal).Select(Text), messages.Select(Text));
            pages.Add([.. messages.Select(message => Text(message)!)]);
            cursor = view.GetProperty("nextCursor").GetString() is { } next ? $"&before={Uri.EscapeDataString(next)}" : null;
            await (between?.Invoke() ?? Task.CompletedTask);
        }

        return pages;
    }

    // All of it lies before the greeting, which is the newest message then: what is said later comes after both.
    private async Task<(Visitor Visitor, string Conversation)> WithHistoryAsync(int length)
    {
        var visitor = await app.SignInAsync();
        var conversation = await visitor.StartAsync(app.Companion);
        var store = app.Host.Services.GetRequiredService<IChatStore>();
        var greeted = (await visitor.OpenAsync(conversation)).GetProperty("messages")[0].GetProperty("createdAt").GetDateTimeOffset();
        var history = Enumerable.Range(1, length).Select(number =>
        {
            var id = MessageId.From(greeted.AddMilliseconds(number - 1000), BitConverter.GetBytes((long)number));
            return Change.Insert(new Message(app.Companion, id, Sender.Companion, $"Message {number}"));
        });
        foreach (var part in history.Chunk(100))
        {
            Assert.True(await store.CommitAsync(visitor.Key, part, default));
        }

        return (visitor, conversation);
    }
}

using System.Globalization;
using System.Net;
using CompanionChat.LocalHost.Storage;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.Tests.Features;

/// <summary>The read mark: forward only, at most to the companion's newest message.</summary>
public sealed class MarkReadTests(AppFixture app) : IClassFixture<AppFixture>
{
    private StorageRequestCounter Counter => app.Host.Services.GetRequiredService<StorageRequestCounter>();

    [Theory]
    [InlineData("9999-12-31T23:59:59.999Z")]
    [InlineData("2200-02-28T12:00:00+14:00")]
    [InlineData("2200-01-01T00:00:00.1234567-12:00")]
    [InlineData("2200-01-01t00:00:00z")]
    public async Task A_date_to_come_marks_up_to_the_newest_message_and_not_beyond(string at)
    {
        var (visitor, conversation, _) = await UnreadAsync();

        (await MarkAsync(visitor, conversation, at)).Expect(HttpStatusCode.NoContent);
        Assert.False(await IsUnreadAsync(visitor, conversation));

        await using var screen = await app.OpenScreenAsync(visitor);
        await TalkAsync(visitor, screen, conversation);
        Assert.True(await IsUnreadAsync(visitor, conversation));
    }

    [Theory]
    [InlineData("Z", 0)]
    [InlineData("+05:30", 5.5)]
    [InlineData("-11:00", -11)]
    public async Task The_same_moment_in_any_offset_marks(string offset, double hours)
    {
        var (visitor, conversation, reply) = await UnreadAsync();
        var local = reply.ToOffset(TimeSpan.FromHours(hours)).ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture);

        (await MarkAsync(visitor, conversation, local + offset)).Expect(HttpStatusCode.NoContent);

        Assert.False(await IsUnreadAsync(visitor, conversation));
    }

    [Fact]
    public async Task A_millisecond_less_leaves_it_unread()
    {
        var (visitor, conversation, reply) = await UnreadAsync();

        (await MarkAsync(visitor, conversation, Text(reply.AddMilliseconds(-1)))).Expect(HttpStatusCode.NoContent);

        Assert.True(await IsUnreadAsync(visitor, conversation));
    }

    [Fact]
    public async Task Where_nothing_moves_nothing_is_written_and_nothing_is_pushed()
    {
        var (visitor, conversation, reply) = await UnreadAsync();
        (await MarkAsync(visitor, conversation, Text(reply))).Expect(HttpStatusCode.NoContent);
        await using var screen = await app.OpenScreenAsync(visitor);
        var before = (await visitor.OpenAsync(conversation)).GetRawText();

        Counter.Reset();
        foreach (var at in (string[])[Text(reply), Text(reply.AddMinutes(-5)), Text(reply.AddYears(50)), "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z"])
        {
            (await MarkAsync(visitor, conversation, at)).Expect(HttpStatusCode.NoContent);
        }

        Assert.All(Counter.Counts.Keys.Where(kind => kind.Table == "Chat"), kind => Assert.Equal("GET", kind.Method));
        Assert.Equal(before, (await visitor.OpenAsync(conversation)).GetRawText());

        // Whatever had been pushed for the marks would have come before this.
        await visitor.StartAsync(app.Companions[1]);
        await screen.EventAsync("conversationUpdated", pushed => pushed.GetProperty("companionId").GetString() == app.Companions[1]);
        Assert.Single(screen.Received);
    }

    [Fact]
    public async Task Marking_is_two_reads_and_one_write_and_is_pushed_once()
    {
        var (visitor, conversation, reply) = await UnreadAsync();
        await using var screen = await app.OpenScreenAsync(visitor);

        Counter.Reset();
        (await MarkAsync(visitor, conversation, Text(reply))).Expect(HttpStatusCode.NoContent);

        Assert.Equal(3, Counter.CountOf("Chat"));
        var pushed = await screen.EventAsync("conversationUpdated");
        Assert.Equal((false, 4), (pushed.GetProperty("unread").GetBoolean(), pushed.GetProperty("version").GetInt32()));
    }

    [Fact]
    public async Task Twenty_marks_at_once_are_one_change()
    {
        var (visitor, conversation, reply) = await UnreadAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => MarkAsync(visitor, conversation, Text(reply))));

        Assert.All(answers, answer => answer.Expect(HttpStatusCode.NoContent));
        Assert.Equal(4, (await visitor.OpenAsync(conversation)).GetProperty("version").GetInt32());
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static Task<Answer> MarkAsync(Visitor visitor, string conversation, string at) =>
        visitor.PostAsync($"/api/conversations/{conversation}/read", new { at });

    private static async Task<bool> IsUnreadAsync(Visitor visitor, string conversation) =>
        (await visitor.OpenAsync(conversation)).GetProperty("unread").GetBoolean();

    private async Task<(Visitor Visitor, string Conversation, DateTimeOffset Reply)> UnreadAsync()
    {
        var visitor = await app.SignInAsync();
        var conversation = await visitor.StartAsync(app.Companion);
        await using var screen = await app.OpenScreenAsync(visitor);
        return (visitor, conversation, await TalkAsync(visitor, screen, conversation));
    }

    private static async Task<DateTimeOffset> TalkAsync(Visitor visitor, Screen screen, string conversation)
    {
        var sent = (await visitor.SayAsync(conversation, "Hi")).Expect(HttpStatusCode.Accepted);
        var reply = await screen.ReplyToAsync(sent.Body.GetProperty("message").GetProperty("id").GetString()!);
        await screen.EventAsync("conversationUpdated", pushed => pushed.GetProperty("lastMessageId").GetString() == reply.GetProperty("id").GetString());
        return reply.GetProperty("createdAt").GetDateTimeOffset();
    }
}

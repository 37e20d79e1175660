using System.Net;
using CompanionChat.Domain;
using CompanionChat.Domain.Conversations;
using CompanionChat.LocalHost.Storage;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.Tests.Features;

/// <summary>How many storage requests an operation makes, counted at the transport; none depends on the length of the history.</summary>
public sealed class RequestBudgetTests(AppFixture app) : IClassFixture<AppFixture>
{
    [Theory]
    [InlineData(0)]
    [InlineData(300)]
    public async Task Requests_do_not_grow_with_the_history(int history)
    {
        var visitor = await app.SignInAsync();
        var conversation = await visitor.StartAsync(app.Companion);
        await WriteHistoryAsync(visitor, history);
        await using var screen = await app.OpenScreenAsync(visitor);
        var nonce = await visitor.MintAsync();

        Assert.Equal(["GET Chat entity 2", "GET Chat query 1"], await CountAsync(() => visitor.GetAsync($"/api/conversations/{conversation}")));
        Assert.Equal(["GET Chat query 1"], await CountAsync(() => visitor.GetAsync("/api/threads")));
        Assert.Equal(["GET Chat entity 1"], await CountAsync(() => visitor.GetAsync("/api/me")));

        // To accept: three point reads and one batch. To answer: a range read, one point read and one batch. To push: one point read.
        // Of the engine: one insert to start, two writes to run.
        var sent = await CountAsync(async () =>
        {
            var accepted = (await visitor.SayAsync(conversation, "Hello", nonce, "key")).Expect(HttpStatusCode.Accepted);
            await screen.ReplyToAsync(accepted.Body.GetProperty("message").GetProperty("id").GetString()!);
            await Eventually.TrueAsync(() => Task.FromResult(EngineWrites() == 3), "the orchestration is finished");
        });
        Assert.Equal(["GET Chat entity 5", "GET Chat query 1", "POST Chat batch 2"], sent.Where(line => line.Contains(" Chat ", StringComparison.Ordinal)));

        var replyAt = (await visitor.OpenAsync(conversation)).GetProperty("messages").EnumerateArray().Last().GetProperty("createdAt").GetString();
        Assert.Equal(
            ["GET Chat entity 2", "PUT Chat entity 1"],
            await CountAsync(() => visitor.PostAsync($"/api/conversations/{conversation}/read", new { at = replyAt })));
        Assert.Equal(
            ["GET Chat entity 2"],
            await CountAsync(() => visitor.PostAsync($"/api/conversations/{conversation}/read", new { at = replyAt })));
        Assert.Equal(["GET Chat query 1", "POST Chat insert 1"], await CountAsync(() => visitor.MintAsync()));
        Assert.Equal(["GET Chat entity 2"], await CountAsync(() => visitor.StartAsync(app.Companion)));
    }

    [Fact]
    public async Task Starting_takes_two_reads_and_one_batch()
    {
        var visitor = await app.SignInAsync();

        Assert.Equal(["GET Chat entity 2", "POST Chat batch 1"], await CountAsync(() => visitor.StartAsync(app.Companion)));
    }

    private async Task<string[]> CountAsync(Func<Task> act)
    {
        Counter.Reset();
        await act();
        return [.. Counter.Counts.Select(count => $"{count.Key} {count.Value}").Order(StringComparer.Ordinal)];
    }

    private StorageRequestCounter Counter => app.Host.Services.GetRequiredService<StorageRequestCounter>();

    private int EngineWrites() => Counter.Counts.Where(count => count.Key.Table is not ("Chat" or "") && count.Key.Method != "GET").Sum(count => count.Value);

    private async Task WriteHistoryAsync(Visitor visitor, int count)
    {
        var store = app.Host.Services.GetRequiredService<IChatStore>();
        var start = app.Now.AddDays(-1);
        foreach (var chunk in Enumerable.Range(0, count).Chunk(100))
        {
            var changes = chunk.Select(i => Change.Insert(new Message(
                app.Companion, MessageId.From(start.AddSeconds(i), BitConverter.GetBytes((long)i)), i % 2 == 0 ? Sender.User : Sender.Companion, $"Message {i}")
            {
                Status = i % 2 == 0 ? ReplyStatus.Answered : null,
            }));
            Assert.True(await store.CommitAsync(visitor.Key, [.. changes], CancellationToken.None));
        }
    }
}

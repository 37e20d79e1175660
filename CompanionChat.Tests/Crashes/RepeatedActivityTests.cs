using System.Net;
using System.Text.Json;
using CompanionChat.LocalHost.Durable;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Infrastructure;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.Tests.Crashes;

/// <summary>The platform may run an activity more than once, even at once. Here it runs every one of them twice at once.</summary>
public sealed class RepeatedActivityTests : IAsyncLifetime
{
    private AppHost host = null!;
    private Visitor visitor = null!;
    private string conversation = "";

    public async Task InitializeAsync()
    {
        host = await AppHost.StartAsync(configure: builder => builder.Services.Configure<DurableOptions>(options => options.ActivityRuns = 2));
        visitor = await host.SignInAsync();
        conversation = await visitor.StartAsync(host.Companion);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Twenty_messages_in_a_row_are_answered_once_each()
    {
        await host.GrantPremiumAsync(visitor, host.Now.AddHours(1));

        await SayInARowAsync(20);

        await ExpectAsync(messages: 20, "answered", replies: 20, free: 10);
    }

    [Fact]
    public async Task Ten_messages_at_once_are_answered_once_each_and_paid_once_each()
    {
        await SayAtOnceAsync(10);

        await ExpectAsync(messages: 10, "answered", replies: 10, free: 0);
    }

    [Fact]
    public async Task Ten_messages_at_once_of_a_premium_user_are_answered_once_each_and_cost_nothing()
    {
        await host.GrantPremiumAsync(visitor, host.Now.AddHours(1));

        await SayAtOnceAsync(10);

        await ExpectAsync(messages: 10, "answered", replies: 10, free: 10);
    }

    [Fact]
    public async Task Twenty_messages_in_a_row_that_nobody_answers_are_given_back_once_each()
    {
        await BreakBothProvidersAsync();

        await SayInARowAsync(20);

        await ExpectAsync(messages: 20, "failed", replies: 0, free: 10);
    }

    [Fact]
    public async Task Ten_messages_at_once_that_nobody_answers_are_given_back_once_each()
    {
        await BreakBothProvidersAsync();

        await SayAtOnceAsync(10);

        await ExpectAsync(messages: 10, "failed", replies: 0, free: 10);
    }

    [Fact]
    public async Task Ten_messages_at_once_of_a_premium_user_that_nobody_answers_give_back_nothing_that_was_not_taken()
    {
        await BreakBothProvidersAsync();
        await host.GrantPremiumAsync(visitor, host.Now.AddHours(1));

        await SayAtOnceAsync(10);

        await ExpectAsync(messages: 10, "failed", replies: 0, free: 10);
    }

    // 401 is not tried again, so nothing waits.
    private async Task BreakBothProvidersAsync()
    {
        await host.DialAsync("llm/primary", new { mode = "error", status = 401, times = 0 });
        await host.DialAsync("llm/fallback", new { mode = "error", status = 401, times = 0 });
    }

    private async Task SayInARowAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            (await visitor.SayAsync(conversation, $"Message {i}")).Expect(HttpStatusCode.Accepted);
            await SettledAsync();
        }
    }

    private async Task SayAtOnceAsync(int count)
    {
        var nonces = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => visitor.MintAsync()));
        await Task.WhenAll(nonces.Select(async nonce =>
            (await visitor.SayAsync(conversation, "All at once", nonce, null)).Expect(HttpStatusCode.Accepted)));
        await SettledAsync();
    }

    private Task SettledAsync() => Eventually.TrueAsync(
        async () => await host.Services.GetRequiredService<DurableTaskClient>().GetAllInstancesAsync().AllAsync(instance => instance.IsCompleted),
        "every orchestration is finished");

    private async Task ExpectAsync(int messages, string status, int replies, int free)
    {
        var view = await visitor.OpenAsync(conversation);
        var shown = view.GetProperty("messages").EnumerateArray().ToList();
        var sent = shown.Where(message => Text(message, "sender") == "user").ToList();
        var repliesTo = shown.Select(message => Text(message, "inReplyTo")).OfType<string>().ToList();
        var row = (await host.RowsAsync(visitor)).Single(row => row.RowKey.StartsWith("conv~", StringComparison.Ordinal));

        Assert.Equal(
            (messages, messages, replies, replies, free, 0),
            (
                sent.Count,
                sent.Count(message => Text(message, "status") == status),
                repliesTo.Count,
                repliesTo.Distinct(StringComparer.Ordinal).Count(),
                view.GetProperty("freeRemaining").GetProperty("text").GetInt32(),
                row.GetInt32("PendingReplies")!.Value));

        // One version for the start, one for each message, and one for what became of it.
        Assert.Equal(1 + (2 * messages), view.GetProperty("version").GetInt32());
        Assert.All(
            await host.Services.GetRequiredService<DurableTaskClient>().GetAllInstancesAsync().ToListAsync(),
            instance => Assert.Equal(OrchestrationRuntimeStatus.Completed, instance.RuntimeStatus));
    }

    private static string? Text(JsonElement message, string name) => message.TryGetProperty(name, out var value) ? value.GetString() : null;
}

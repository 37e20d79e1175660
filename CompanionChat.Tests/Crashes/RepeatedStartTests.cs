using System.Net;
using CompanionChat.Functions.Features.Reply;
using CompanionChat.LocalHost.Durable;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Infrastructure;
using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CompanionChat.Tests.Crashes;

/// <summary>The orchestration of a message that is started again neither harms the one there is nor answers a second time.</summary>
public sealed class RepeatedStartTests : IAsyncLifetime
{
    private AppHost host = null!;
    private Visitor visitor = null!;
    private string conversation = "";

    public async Task InitializeAsync()
    {
        host = await AppHost.StartAsync();
        visitor = await host.SignInAsync();
        conversation = await visitor.StartAsync(host.Companion);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Started_again_while_it_waits_for_the_provider_it_goes_on_and_answers_once()
    {
        await host.DialAsync("llm/primary", new { mode = "slow", delayMs = 2000, times = 0 });
        var input = await SendAsync();
        await Eventually.TrueAsync(async () => await host.LlmCallsAsync("primary") == 1, "the provider was asked");
        var before = await Client.ReadHistoryAsync(input.MessageId);

        Assert.All(await StartAtOnceAsync(input, 10), Assert.True);
        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => StartWithoutDedupeAsync(input));

        Assert.Equal(before, await Client.ReadHistoryAsync(input.MessageId));
        Assert.False((await Client.GetInstancesAsync(input.MessageId))!.IsCompleted);
        await ExpectAnsweredOnceAsync(input);
    }

    [Fact]
    public async Task Started_again_after_its_end_it_does_not_run_again()
    {
        var input = await SendAsync();
        await ExpectAnsweredOnceAsync(input);
        var before = await Client.ReadHistoryAsync(input.MessageId);

        Assert.All(await StartAtOnceAsync(input, 10), Assert.True);

        Assert.Equal(before, await Client.ReadHistoryAsync(input.MessageId));
        await ExpectAnsweredOnceAsync(input);
    }

    [Fact]
    public async Task Run_again_after_its_end_it_finds_its_reply_and_asks_nobody()
    {
        var input = await SendAsync();
        await ExpectAnsweredOnceAsync(input);

        await StartWithoutDedupeAsync(input);

        await ExpectAnsweredOnceAsync(input);
    }

    [Fact]
    public async Task Run_again_after_it_gave_a_message_back_it_gives_back_no_more_and_answers_no_more()
    {
        await host.DialAsync("llm/primary", new { mode = "reject" });
        var input = await SendAsync();
        await ExpectReleasedOnceAsync(input);

        await StartWithoutDedupeAsync(input);

        await ExpectReleasedOnceAsync(input);
    }

    private LocalDurableTaskClient Client => host.Services.GetRequiredService<LocalDurableTaskClient>();

    private async Task<ReplyInput> SendAsync()
    {
        var nonce = await visitor.MintAsync();
        var accepted = (await visitor.SayAsync(conversation, "Hello", nonce, null)).Expect(HttpStatusCode.Accepted);
        return new ReplyInput(visitor.Key.Value, host.Companion, accepted.Body.GetProperty("message").GetProperty("id").GetString()!, nonce);
    }

    private Task<bool[]> StartAtOnceAsync(ReplyInput input, int count) => Task.WhenAll(Enumerable.Range(0, count).Select(_ =>
        new ReplyStarter(Client, NullLogger<ReplyStarter>.Instance).StartAsync(input, CancellationToken.None)));

    private Task StartWithoutDedupeAsync(ReplyInput input) =>
        Client.ScheduleNewOrchestrationInstanceAsync(nameof(ReplyOrchestrator), input, new StartOrchestrationOptions(input.MessageId));

    private Task ExpectAnsweredOnceAsync(ReplyInput input) => ExpectAsync(input, "answered", replies: 1, free: 9);

    private Task ExpectReleasedOnceAsync(ReplyInput input) => ExpectAsync(input, "failed", replies: 0, free: 10);

    private async Task ExpectAsync(ReplyInput input, string status, int replies, int free)
    {
        var ended = await Client.WaitForInstanceCompletionAsync(input.MessageId);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, ended.RuntimeStatus);
        var view = await visitor.OpenAsync(conversation);
        var messages = view.GetProperty("messages").EnumerateArray().ToList();
        Assert.Equal(status, messages.Single(message => message.GetProperty("sender").GetString() == "user").GetProperty("status").GetString());
        Assert.Equal(replies, messages.Count(message => message.TryGetProperty("inReplyTo", out _)));
        Assert.Equal(
            (free, 3, 1, 0),
            (
                view.GetProperty("freeRemaining").GetProperty("text").GetInt32(),
                view.GetProperty("version").GetInt32(),
                await host.LlmCallsAsync("primary"),
                await host.LlmCallsAsync("fallback")));
    }
}

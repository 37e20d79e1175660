using System.Net;
using System.Text.Json;
using CompanionChat.Domain;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Visitors;
using CompanionChat.Functions.Features.Reply;
using CompanionChat.Tests.Adapters.AzureDataTables;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Infrastructure;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.Tests.Features;

/// <summary>
/// Between the start of an orchestration and the commit of its message stands the nonce. Time runs ten times as fast here, so the fifteen seconds
/// for which an orchestration waits are one and a half.
/// </summary>
public sealed class FenceTests : IAsyncLifetime
{
    private readonly StorageFault storage = new();
    private AppHost host = null!;
    private Visitor visitor = null!;
    private string conversation = "";
    private string nonce = "";

    public async Task InitializeAsync()
    {
        host = await AppHost.StartAsync(configure: builder =>
        {
            builder.UseClock(new FastClock(10));
            builder.UseStorageFault(storage);
        });
        visitor = await host.SignInAsync();
        conversation = await visitor.StartAsync(host.Companion);
        nonce = await visitor.MintAsync();
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_commit_that_is_later_than_the_orchestrations_patience_fails_and_the_same_request_again_succeeds()
    {
        storage.Once(StorageFault.IsSend, async (_, proceed) =>
        {
            await AbandonedAsync();
            await proceed();
        });

        (await SendAsync()).ExpectProblem(503, "dependency_unavailable");
        Assert.Equal(10, await visitor.FreeTextAsync(conversation));
        var accepted = (await SendAsync()).Expect(HttpStatusCode.Accepted);

        await AnsweredOnceAsync(accepted);
    }

    [Fact]
    public async Task A_message_that_was_abandoned_while_its_sender_still_tries_is_sent_under_another_id()
    {
        var started = "";
        storage.Once(StorageFault.IsSend, async (_, proceed) =>
        {
            started = (await InstancesAsync()).Single();
            await MarkAbandonedAsync(new MessageId(started));
            await proceed();
        });

        var accepted = (await SendAsync()).Expect(HttpStatusCode.Accepted);

        Assert.NotEqual(started, accepted.Body.GetProperty("message").GetProperty("id").GetString());
        await AnsweredOnceAsync(accepted);
        await EndedAsync();
    }

    [Fact]
    public async Task A_commit_whose_answer_is_lost_is_accepted_once_and_not_called_a_repetition()
    {
        storage.Once(StorageFault.IsSend, async (_, proceed) =>
        {
            await proceed();
            throw new IOException("The answer was lost.");
        });

        var accepted = (await SendAsync()).Expect(HttpStatusCode.Accepted);

        Assert.False(accepted.Replayed);
        await AnsweredOnceAsync(accepted);
    }

    [Fact]
    public async Task A_commit_that_was_throttled_inside_its_202_is_tried_again()
    {
        storage.Once(
            StorageFault.IsSend,
            (message, _) =>
            {
                message.Response = ScriptedResponse.ThrottledBatch();
                return ValueTask.CompletedTask;
            },
            times: 2);

        await AnsweredOnceAsync((await SendAsync()).Expect(HttpStatusCode.Accepted));
    }

    [Fact]
    public async Task A_send_that_never_gets_through_changes_nothing_and_its_orchestration_ends_quietly()
    {
        storage.Once(StorageFault.IsSend, (_, _) => throw new IOException("The connection was refused."), times: 100);

        (await SendAsync()).ExpectProblem(503, "dependency_unavailable");

        await EndedAsync();
        var view = await visitor.OpenAsync(conversation);
        Assert.Equal((10, 1), (await visitor.FreeTextAsync(conversation), view.GetProperty("messages").GetArrayLength()));
        Assert.Equal(0, await host.LlmCallsAsync("primary") + await host.LlmCallsAsync("fallback"));
    }

    [Fact]
    public async Task A_refused_send_whose_orchestration_had_started_leaves_the_nonce_as_good_as_new()
    {
        storage.Once(StorageFault.IsSend, async (_, proceed) =>
        {
            await TakeAllQuotaAsync();
            await proceed();
        });

        (await SendAsync()).ExpectProblem(402, "free_text_exhausted");
        await EndedAsync();
        await host.GrantPremiumAsync(visitor, host.Now.AddHours(1));

        await AnsweredOnceAsync((await SendAsync()).Expect(HttpStatusCode.Accepted));
    }

    [Fact]
    public async Task A_reply_whose_storing_is_lost_or_contended_is_bought_once_and_stored_once()
    {
        storage.Once(StorageFault.IsSettle, async (_, proceed) =>
        {
            await proceed();
            throw new IOException("The answer was lost.");
        });
        await AnsweredOnceAsync((await SendAsync()).Expect(HttpStatusCode.Accepted));

        storage.Once(StorageFault.IsSettle, async (_, proceed) =>
        {
            await BumpVersionAsync();
            await proceed();
        });
        nonce = await visitor.MintAsync();
        await AnsweredOnceAsync((await SendAsync("second")).Expect(HttpStatusCode.Accepted));

        Assert.Equal((2, 0), (await host.LlmCallsAsync("primary"), await host.LlmCallsAsync("fallback")));
    }

    [Theory]
    [InlineData(true, ReplyOutcome.Committed)]
    [InlineData(false, ReplyOutcome.Abandoned)]
    public async Task Where_the_nonce_was_cleared_away_meanwhile_the_message_itself_tells_whether_it_came(bool came, ReplyOutcome outcome)
    {
        var accepted = (await SendAsync()).Expect(HttpStatusCode.Accepted).Body.GetProperty("message").GetProperty("id").GetString()!;
        await EndedAsync();
        Assert.True(await Store.CommitAsync(visitor.Key, [Change.Delete(await NonceAsync())], CancellationToken.None));
        var id = came ? accepted : MessageId.From(host.Now, new byte[MessageId.EntropyBytes]).Value;

        var step = await ActivatorUtilities.CreateInstance<AbandonReply>(host.Services)
            .RunAsync(new ReplyInput(visitor.Key.Value, host.Companion, id, nonce), CancellationToken.None);

        Assert.Equal(outcome, step.Outcome);
    }

    private Task<Answer> SendAsync(string key = "key") => visitor.SayAsync(conversation, "Hello", nonce, key);

    private async Task AnsweredOnceAsync(Answer accepted)
    {
        var id = accepted.Body.GetProperty("message").GetProperty("id").GetString()!;
        await Eventually.TrueAsync(async () => Message(await visitor.OpenAsync(conversation), id).GetProperty("status").GetString() == "answered", "answered");
        var messages = (await visitor.OpenAsync(conversation)).GetProperty("messages").EnumerateArray().ToList();
        Assert.Single(messages, message => message.TryGetProperty("inReplyTo", out var to) && to.GetString() == id);
        Assert.Single(messages, message => message.GetProperty("id").GetString() == id);
    }

    private static JsonElement Message(JsonElement view, string id) =>
        view.GetProperty("messages").EnumerateArray().Single(message => message.GetProperty("id").GetString() == id);

    private Task AbandonedAsync() => Eventually.TrueAsync(async () => (await NonceAsync()).Value.AbandonedFor is not null, "abandoned");

    private async Task<Stored<Nonce>> NonceAsync() => (await Store.ReadNonceAsync(visitor.Key, new NonceId(nonce), CancellationToken.None))!;

    private async Task MarkAbandonedAsync(MessageId id)
    {
        var stored = await NonceAsync();
        var mark = Assert.IsType<AbandonDecision.Mark>(NonceRules.Abandon(stored.Value, id));
        Assert.True(await Store.CommitAsync(visitor.Key, [Change.Replace(stored, mark.Nonce)], CancellationToken.None));
    }

    private Task TakeAllQuotaAsync() => ChangeConversationAsync(before => before with { Free = FreeQuota.None });

    private Task BumpVersionAsync() => ChangeConversationAsync(before => before with { Version = before.Version + 1 });

    private async Task ChangeConversationAsync(Func<Conversation, Conversation> change)
    {
        var stored = (await Store.ReadConversationAsync(visitor.Key, host.Companion, CancellationToken.None))!;
        Assert.True(await Store.CommitAsync(visitor.Key, [Change.Replace(stored, change(stored.Value))], CancellationToken.None));
    }

    private async Task<List<string>> InstancesAsync() =>
        await Orchestrations.GetAllInstancesAsync().Where(instance => !instance.IsCompleted).Select(instance => instance.InstanceId).ToListAsync();

    private Task EndedAsync() => Eventually.TrueAsync(async () => await InstancesAsync() is [], "no orchestration left");

    private IChatStore Store => host.Services.GetRequiredService<IChatStore>();

    private DurableTaskClient Orchestrations => host.Services.GetRequiredService<DurableTaskClient>();
}

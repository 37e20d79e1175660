using System.Security.Cryptography;
using CompanionChat.Domain;
using CompanionChat.Domain.Companions;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Replies;
using CompanionChat.Functions.Features.SendMessage;
using CompanionChat.Functions.Hosting;
using CompanionChat.Functions.Hosting.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace CompanionChat.Functions.Features.Reply;

/// <summary>Asks one provider and stores its answer. Safe to run twice, even at once: one reply is stored, whoever comes second finds it.</summary>
public sealed partial class GenerateReply(
    ReplyContext context,
    ILanguageModel model,
    ICompanionCatalog catalog,
    IChatStore store,
    ConversationLocks locks,
    CommitRetries retries,
    JustSettled justSettled,
    MessageMetrics metrics,
    TimeProvider clock,
    ILogger<GenerateReply> logger)
{
    /// <summary>Runs it.</summary>
    [Function(nameof(GenerateReply))]
    public async Task<ReplyStep> RunAsync([ActivityTrigger] GenerateReplyInput input, CancellationToken cancellationToken)
    {
        var reply = input.Reply;
        var newestFirst = await context.ReadAsync(reply, cancellationToken);
        if (newestFirst is [])
        {
            return new ReplyStep(ReplyOutcome.NotYet);
        }

        if (Settled(newestFirst[0].Value) is { } settled)
        {
            return settled;
        }

        var companion = catalog.Find(reply.CompanionId);
        var prompt = PromptRules.Build(companion, [.. newestFirst.Select(stored => Turn(stored.Value))], UserTag.Of(reply.UserKey));
        var completion = await model.CompleteAsync(input.Provider, prompt, cancellationToken);
        switch (completion)
        {
            case Completion.Answered answered when LeakCheck.Leaks(answered.Text, companion):
                LogLeak(reply.MessageId, input.Provider);
                return NoAnswer(input);
            case Completion.Answered answered:
                return await StoreAsync(input, newestFirst[0], answered.Text, cancellationToken);
            case Completion.Rejected rejected:
                LogNoAnswer(reply.MessageId, input.Provider, rejected.Reason);
                return new ReplyStep(ReplyOutcome.GiveUp);
            case Completion.Unavailable unavailable:
                LogNoAnswer(reply.MessageId, input.Provider, unavailable.Reason);
                return NoAnswer(input);
            default:
                throw new NotSupportedException(completion.GetType().Name);
        }
    }

    private static PromptTurn Turn(Message message) => new(message.Sender == Sender.User, message.Text);

    private static ReplyStep NoAnswer(GenerateReplyInput input) => new(input.Fallback ? ReplyOutcome.GiveUp : ReplyOutcome.TryFallback);

    private static ReplyStep? Settled(Message message) => message.Status switch
    {
        ReplyStatus.Answered => new ReplyStep(ReplyOutcome.Answered, message.ReplyId?.Value),
        ReplyStatus.Failed => new ReplyStep(ReplyOutcome.Dropped),
        _ => null,
    };

    // The answer is paid for: it is kept in hand until it is stored, or found to be too late. Only an answer or a release changes the message, so it is
    // seldom another one than was read with the prompt: it is read again where a commit finds that it is.
    private async Task<ReplyStep> StoreAsync(GenerateReplyInput input, Stored<Message> read, string text, CancellationToken cancellationToken)
    {
        Stored<Message>? asked = read;
        var decision = await retries.UntilSettledAsync<ReplyStep>(
            CommitRetries.ForAnActivity,
            token => TryStoreAsync(input, Interlocked.Exchange(ref asked, null), text, token),
            cancellationToken);
        return decision.Refusal is null
            ? decision.Value
            : throw new TimeoutException("The reply could not be stored: its conversation kept changing.");
    }

    private async Task<Decision<ReplyStep>?> TryStoreAsync(GenerateReplyInput input, Stored<Message>? read, string text, CancellationToken cancellationToken)
    {
        var reply = input.Reply;
        using var turn = await locks.EnterAsync(reply.UserKey, reply.CompanionId, cancellationToken);
        var conversation = store.ReadConversationAsync(reply.UserKey, reply.CompanionId, cancellationToken);
        var message = read is null
            ? store.ReadMessageAsync(reply.UserKey, reply.CompanionId, reply.Message, cancellationToken)
            : Task.FromResult<Stored<Message>?>(read);
        await Task.WhenAll(conversation, message);
        if (await conversation is not { } before || await message is not { } asked)
        {
            return new ReplyStep(ReplyOutcome.Dropped);
        }

        if (ReplyRules.Store(before.Value, asked.Value, text, clock.Now(), RandomNumberGenerator.GetBytes(MessageId.EntropyBytes)) is not { } answer)
        {
            return Settled(asked.Value)!;
        }

        var committed = await store.CommitAsync(
            reply.UserKey,
            [Change.Replace(asked, answer.Message), Change.Insert(answer.Reply), Change.Replace(before, answer.Conversation)],
            cancellationToken);
        if (!committed)
        {
            return null;
        }

        justSettled.Add(asked.Value.Id, answer.Conversation, answer.Reply);
        metrics.Answered(input.Provider, clock.GetUtcNow() - asked.Value.CreatedAt);
        return new ReplyStep(ReplyOutcome.Answered, answer.Reply.Id.Value, answer.Conversation.Version);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{MessageId}: the {Provider} provider has no answer: {Reason}")]
    private partial void LogNoAnswer(string messageId, ProviderRole provider, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{MessageId}: the {Provider} provider's answer gave the instructions away and was not let through")]
    private partial void LogLeak(string messageId, ProviderRole provider);
}

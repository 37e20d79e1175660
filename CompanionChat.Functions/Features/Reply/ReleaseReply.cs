using CompanionChat.Domain;
using CompanionChat.Domain.Conversations;
using CompanionChat.Functions.Features.SendMessage;
using CompanionChat.Functions.Hosting;
using CompanionChat.Functions.Hosting.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace CompanionChat.Functions.Features.Reply;

/// <summary>Marks a message failed and gives back what it took, once, however often this runs.</summary>
public sealed partial class ReleaseReply(
    IChatStore store,
    ConversationLocks locks,
    CommitRetries retries,
    JustSettled justSettled,
    MessageMetrics metrics,
    ILogger<ReleaseReply> logger)
{
    /// <summary>Runs it.</summary>
    [Function(nameof(ReleaseReply))]
    public async Task<ReplyStep> RunAsync([ActivityTrigger] ReplyInput input, CancellationToken cancellationToken)
    {
        var decision = await retries.UntilSettledAsync<ReplyStep>(CommitRetries.ForAnActivity, token => TryAsync(input, token), cancellationToken);
        if (decision.Refusal is not null)
        {
            throw new TimeoutException("The message could not be given back: its conversation kept changing.");
        }

        LogReleased(input.MessageId, decision.Value.Outcome);
        return decision.Value;
    }

    private async Task<Decision<ReplyStep>?> TryAsync(ReplyInput input, CancellationToken cancellationToken)
    {
        using var turn = await locks.EnterAsync(input.UserKey, input.CompanionId, cancellationToken);
        var conversation = store.ReadConversationAsync(input.UserKey, input.CompanionId, cancellationToken);
        var message = store.ReadMessageAsync(input.UserKey, input.CompanionId, input.Message, cancellationToken);
        await Task.WhenAll(conversation, message);
        if (await conversation is not { } before || await message is not { } asked)
        {
            return new ReplyStep(ReplyOutcome.NotYet);
        }

        if (ReplyRules.Release(before.Value, asked.Value) is not { } released)
        {
            return asked.Value.Status == ReplyStatus.Failed
                ? new ReplyStep(ReplyOutcome.Released)
                : new ReplyStep(ReplyOutcome.Answered, asked.Value.ReplyId?.Value);
        }

        var committed = await store.CommitAsync(
            input.UserKey, [Change.Replace(asked, released.Message), Change.Replace(before, released.Conversation)], cancellationToken);
        if (!committed)
        {
            return null;
        }

        justSettled.Add(asked.Value.Id, released.Conversation, null);
        metrics.Released();
        return new ReplyStep(ReplyOutcome.Released, null, released.Conversation.Version);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{MessageId} has no answer: {Outcome}")]
    private partial void LogReleased(string messageId, ReplyOutcome outcome);
}

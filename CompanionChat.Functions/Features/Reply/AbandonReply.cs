using CompanionChat.Domain;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Visitors;
using CompanionChat.Functions.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace CompanionChat.Functions.Features.Reply;

/// <summary>Ends the wait for a message: from here on it is either there, or can never be.</summary>
public sealed partial class AbandonReply(IChatStore store, CommitRetries retries, ILogger<AbandonReply> logger)
{
    /// <summary>Runs it.</summary>
    [Function(nameof(AbandonReply))]
    public async Task<ReplyStep> RunAsync([ActivityTrigger] ReplyInput input, CancellationToken cancellationToken)
    {
        var decision = await retries.UntilSettledAsync<ReplyStep>(CommitRetries.ForAnActivity, token => TryAsync(input, token), cancellationToken);
        if (decision.Refusal is not null)
        {
            throw new TimeoutException("The message could not be abandoned: its nonce kept changing.");
        }

        LogEnded(input.MessageId, decision.Value.Outcome);
        return decision.Value;
    }

    private async Task<Decision<ReplyStep>?> TryAsync(ReplyInput input, CancellationToken cancellationToken)
    {
        var nonce = await store.ReadNonceAsync(input.UserKey, input.Nonce, cancellationToken);
        switch (NonceRules.Abandon(nonce?.Value, input.Message))
        {
            case AbandonDecision.Committed:
                return new ReplyStep(ReplyOutcome.Committed);
            case AbandonDecision.Mark mark:
                Decision<ReplyStep>? abandoned = new ReplyStep(ReplyOutcome.Abandoned);
                return await store.CommitAsync(input.UserKey, [Change.Replace(nonce!, mark.Nonce)], cancellationToken) ? abandoned : null;
            case AbandonDecision.Never when nonce is null && await IsThereAsync(input, cancellationToken):
                return new ReplyStep(ReplyOutcome.Committed);
            default:
                return new ReplyStep(ReplyOutcome.Abandoned);
        }
    }

    // A nonce is cleared away a day after it was used, and an orchestration may have stood still for longer: then only the message itself tells.
    private async Task<bool> IsThereAsync(ReplyInput input, CancellationToken cancellationToken) =>
        await store.ReadMessageAsync(input.UserKey, input.CompanionId, input.Message, cancellationToken) is not null;

    [LoggerMessage(Level = LogLevel.Information, Message = "{MessageId} was waited for: {Outcome}")]
    private partial void LogEnded(string messageId, ReplyOutcome outcome);
}

using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;

namespace CompanionChat.Domain.Conversations;

/// <summary>May this message be sent? A pure function of three rows and the clock.</summary>
public static class SendRules
{
    /// <summary>
    /// Decides. Called again with rows that were read again when a commit failed, or its answer was lost: the nonce then tells what became of it.
    /// </summary>
    /// <param name="state">The rows.</param>
    /// <param name="command">What the user wants.</param>
    /// <param name="started">The message whose orchestration this request has started, or null.</param>
    /// <param name="now">The time, in whole milliseconds.</param>
    /// <param name="maxPending">Messages of the conversation that may await their reply.</param>
    /// <param name="entropy">Random bytes for the message's id.</param>
    public static SendDecision Decide(
        SendState state, SendCommand command, MessageId? started, DateTimeOffset now, int maxPending, ReadOnlySpan<byte> entropy)
    {
        if (state.Conversation is null)
        {
            return new SendDecision.Refuse(Refusal.NotFound);
        }

        if (state.Nonce is null)
        {
            return new SendDecision.Refuse(Refusal.SecurityCheckFailed);
        }

        if (Answered(state.Nonce.Value, command, started) is { } answer)
        {
            return answer;
        }

        return Refuse(state, now, maxPending) is { } refusal
            ? new SendDecision.Refuse(refusal)
            : Accept(state, command, started, now, entropy);
    }

    // Looked at before expiry and quota: a repetition must answer as the first time, whatever has changed since.
    private static SendDecision.Answer? Answered(Nonce nonce, SendCommand command, MessageId? started) => nonce.Use switch
    {
        { } use when use.MessageId == started => new SendDecision.Answer(use, Repeated: false),
        { IdempotencyKey: { } key } use when string.Equals(key, command.IdempotencyKey, StringComparison.Ordinal)
            && string.Equals(use.BodyHash, command.BodyHash, StringComparison.Ordinal) => new SendDecision.Answer(use, Repeated: true),
        _ => null,
    };

    private static Refusal? Refuse(SendState state, DateTimeOffset now, int maxPending)
    {
        var conversation = state.Conversation!.Value;
        if (!NonceRules.IsUsable(state.Nonce!.Value, now))
        {
            return Refusal.SecurityCheckFailed;
        }

        if (conversation.Free.Text <= 0 && !Profile.IsPremium(state.Profile?.Value, now))
        {
            return Refusal.FreeTextExhausted;
        }

        return conversation.PendingReplies >= maxPending ? Refusal.TooManyPending : null;
    }

    private static SendDecision.Commit Accept(
        SendState state, SendCommand command, MessageId? started, DateTimeOffset now, ReadOnlySpan<byte> entropy)
    {
        var before = state.Conversation!.Value;
        var nonce = state.Nonce!.Value;
        var premium = Profile.IsPremium(state.Profile?.Value, now);
        var charged = premium ? FreeQuota.None : FreeQuota.OneText;

        // An orchestration that gave up on its message will not answer it any more: that message needs another id. So it does where another one gave up:
        // the row remembers the last of them only, and this one may have been before it.
        var id = started is { } known && nonce.AbandonedFor is null
            ? known
            : MessageId.From(WholeMilliseconds.Later(now, before.Last.At + WholeMilliseconds.Step), entropy);
        var message = new Message(before.CompanionId, id, Sender.User, command.Text.Value)
        {
            Status = ReplyStatus.Replying,
            Charged = charged,
            ClientId = command.IdempotencyKey,
        };
        var after = before.With(message) with
        {
            Free = before.Free - charged,
            PendingReplies = before.PendingReplies + 1,
        };
        var use = new NonceUse(id, now, command.IdempotencyKey, command.BodyHash, after.Free, premium);
        return new SendDecision.Commit(message, after, nonce with { Use = use });
    }
}

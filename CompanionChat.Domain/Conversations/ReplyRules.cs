namespace CompanionChat.Domain.Conversations;

/// <summary>How a message is answered, or given back: each at most once, and never both.</summary>
public static class ReplyRules
{
    /// <summary>
    /// Stores a reply. Null where the message is settled already: answered by another run, whose reply stands, or given back, so that a late
    /// reply is dropped.
    /// </summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="message">The user's message.</param>
    /// <param name="text">The reply.</param>
    /// <param name="now">The time, in whole milliseconds.</param>
    /// <param name="entropy">Random bytes for the reply's id.</param>
    public static Answer? Store(Conversation conversation, Message message, string text, DateTimeOffset now, ReadOnlySpan<byte> entropy)
    {
        if (message.Status != ReplyStatus.Replying)
        {
            return null;
        }

        var reply = new Message(conversation.CompanionId, MessageId.From(ReplyTime(conversation, message, now), entropy), Sender.Companion, text)
        {
            InReplyTo = message.Id,
        };
        return new Answer(
            Settled(conversation.With(reply)),
            message with { Status = ReplyStatus.Answered, ReplyId = reply.Id },
            reply);
    }

    /// <summary>Gives back what the message took. Null where it is settled already.</summary>
    public static Released? Release(Conversation conversation, Message message) =>
        message.Status != ReplyStatus.Replying
            ? null
            : new Released(
                Settled(conversation with { Free = conversation.Free + message.Charged, Version = conversation.Version + 1 }),
                message with { Status = ReplyStatus.Failed });

    // After its question, and after the companion's last word, or a read mark that stands there would cover it.
    private static DateTimeOffset ReplyTime(Conversation conversation, Message message, DateTimeOffset now) =>
        WholeMilliseconds.Later(
            now,
            WholeMilliseconds.Later(message.CreatedAt, conversation.CompanionWroteAt) + WholeMilliseconds.Step);

    private static Conversation Settled(Conversation conversation) =>
        conversation with { PendingReplies = Math.Max(0, conversation.PendingReplies - 1) };

    /// <summary>The three rows of a stored reply.</summary>
    /// <param name="Conversation">The conversation with the reply.</param>
    /// <param name="Message">The user's message, answered.</param>
    /// <param name="Reply">The reply.</param>
    public sealed record Answer(Conversation Conversation, Message Message, Message Reply);

    /// <summary>The two rows of a message that was given back.</summary>
    /// <param name="Conversation">The conversation with its quota back.</param>
    /// <param name="Message">The user's message, failed.</param>
    public sealed record Released(Conversation Conversation, Message Message);
}

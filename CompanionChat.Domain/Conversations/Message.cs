namespace CompanionChat.Domain.Conversations;

/// <summary>A message of a conversation.</summary>
/// <param name="CompanionId">Whom the conversation is with.</param>
/// <param name="Id">Its id, which holds its time.</param>
/// <param name="Sender">Who wrote it.</param>
/// <param name="Text">What was written.</param>
public sealed record Message(string CompanionId, MessageId Id, Sender Sender, string Text) : IChatRow
{
    /// <summary>When it was written, in whole milliseconds.</summary>
    public DateTimeOffset CreatedAt => Id.Time;

    /// <summary>On a user's message: where its reply stands.</summary>
    public ReplyStatus? Status { get; init; }

    /// <summary>On a user's message: what it took of the free quota, and what a failed reply gives back.</summary>
    public FreeQuota Charged { get; init; }

    /// <summary>On a user's message: the reply, once there is one.</summary>
    public MessageId? ReplyId { get; init; }

    /// <summary>On a user's message: the Idempotency-Key that it was sent with.</summary>
    public string? ClientId { get; init; }

    /// <summary>On a reply: the message that it answers. The greeting answers none.</summary>
    public MessageId? InReplyTo { get; init; }
}

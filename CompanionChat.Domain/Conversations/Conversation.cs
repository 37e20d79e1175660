namespace CompanionChat.Domain.Conversations;

/// <summary>All of a conversation but its messages.</summary>
/// <param name="CompanionId">Whom it is with.</param>
/// <param name="CreatedAt">When it was started.</param>
/// <param name="Free">What the user may still have without paying; never below zero.</param>
/// <param name="PendingReplies">Messages that await their reply.</param>
/// <param name="Last">The newest message.</param>
/// <param name="CompanionWroteAt">When the companion wrote last, the greeting included.</param>
/// <param name="ReadAt">Up to where the user has read; never later than <paramref name="CompanionWroteAt"/>, never moved back.</param>
/// <param name="Version">Grows by one with each change.</param>
public sealed record Conversation(
    string CompanionId,
    DateTimeOffset CreatedAt,
    FreeQuota Free,
    int PendingReplies,
    LastMessage Last,
    DateTimeOffset CompanionWroteAt,
    DateTimeOffset ReadAt,
    long Version) : IChatRow
{
    /// <summary>The companion wrote after the read mark. The user's own messages and the greeting never make a conversation unread.</summary>
    public bool Unread => CompanionWroteAt > ReadAt;

    /// <summary>The conversation with a message more: the newest message stays the newest, whatever order they arrive in.</summary>
    internal Conversation With(Message message) => this with
    {
        Last = message.Id > Last.Id ? LastMessage.Of(message) : Last,
        CompanionWroteAt = message.Sender == Sender.Companion
            ? WholeMilliseconds.Later(CompanionWroteAt, message.CreatedAt)
            : CompanionWroteAt,
        Version = Version + 1,
    };
}

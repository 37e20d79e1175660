namespace CompanionChat.Domain.Conversations;

/// <summary>How the read mark moves.</summary>
public static class ReadRules
{
    /// <summary>
    /// Moves the mark forward, at most to the companion's newest message: a client's clock can neither hide what is still to come nor unread
    /// what was read. Null where nothing moves.
    /// </summary>
    public static Conversation? MarkRead(Conversation conversation, DateTimeOffset at)
    {
        var mark = at < conversation.CompanionWroteAt ? at : conversation.CompanionWroteAt;
        return mark > conversation.ReadAt ? conversation with { ReadAt = mark, Version = conversation.Version + 1 } : null;
    }

    /// <summary>
    /// Whether messages that were read beside their conversation are at least as new as it is: they then have the conversation's last message, and
    /// none of them awaits a reply that the conversation knows of. Where they are newer, what is pushed says the rest.
    /// </summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="newestFirst">Its newest messages, of which none is left out between.</param>
    public static bool HasAllOf(Conversation conversation, IReadOnlyList<Message> newestFirst) =>
        newestFirst is [var newest, ..]
        && newest.Id >= conversation.Last.Id
        && newestFirst.Count(message => message.Status is ReplyStatus.Replying) <= conversation.PendingReplies;
}

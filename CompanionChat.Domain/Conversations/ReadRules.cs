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
}

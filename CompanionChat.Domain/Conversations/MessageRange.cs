namespace CompanionChat.Domain.Conversations;

/// <summary>Which messages of a conversation, newest first.</summary>
/// <param name="From">The newest; null for the conversation's newest.</param>
/// <param name="Inclusive">Whether <paramref name="From"/> itself is among them.</param>
public readonly record struct MessageRange(MessageId? From, bool Inclusive)
{
    /// <summary>All of them.</summary>
    public static readonly MessageRange All;

    /// <summary>That message and all older ones.</summary>
    public static MessageRange UpTo(MessageId id) => new(id, true);

    /// <summary>All older than that message.</summary>
    public static MessageRange Before(MessageId id) => new(id, false);
}

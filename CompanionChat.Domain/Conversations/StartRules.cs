using CompanionChat.Domain.Companions;

namespace CompanionChat.Domain.Conversations;

/// <summary>How a conversation begins.</summary>
public static class StartRules
{
    /// <summary>A new conversation, and the companion's greeting as its first message: nothing in it is unread.</summary>
    /// <param name="companion">Whom it is with.</param>
    /// <param name="free">What the user may have without paying.</param>
    /// <param name="now">The time, in whole milliseconds.</param>
    /// <param name="entropy">Random bytes for the greeting's id.</param>
    public static (Conversation Conversation, Message Greeting) Begin(
        Companion companion, FreeQuota free, DateTimeOffset now, ReadOnlySpan<byte> entropy)
    {
        var greeting = new Message(companion.Id, MessageId.From(now, entropy), Sender.Companion, companion.Greeting);
        return (new Conversation(companion.Id, now, free, 0, LastMessage.Of(greeting), now, now, 1), greeting);
    }
}

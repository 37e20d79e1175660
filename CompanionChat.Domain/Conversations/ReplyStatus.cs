namespace CompanionChat.Domain.Conversations;

/// <summary>Where the reply to a user's message stands.</summary>
public enum ReplyStatus
{
    /// <summary>The companion is at it.</summary>
    Replying,

    /// <summary>The reply is stored.</summary>
    Answered,

    /// <summary>There will be none; what the message took was given back.</summary>
    Failed,
}

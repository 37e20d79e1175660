namespace CompanionChat.Domain.Conversations;

/// <summary>Who wrote a message.</summary>
public enum Sender
{
    /// <summary>The user.</summary>
    User,

    /// <summary>The companion.</summary>
    Companion,
}

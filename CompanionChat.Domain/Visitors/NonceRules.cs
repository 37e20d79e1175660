using CompanionChat.Domain.Conversations;

namespace CompanionChat.Domain.Visitors;

/// <summary>What may become of a nonce.</summary>
public static class NonceRules
{
    /// <summary>How long a used nonce answers a repeated request.</summary>
    public static readonly TimeSpan UsedLifetime = TimeSpan.FromHours(24);

    /// <summary>Makes a nonce.</summary>
    public static Nonce Mint(NonceId id, DateTimeOffset now, TimeSpan lifetime) => new(id, now + lifetime);

    /// <summary>Whether it may be used for a message now.</summary>
    public static bool IsUsable(Nonce nonce, DateTimeOffset now) => nonce.Use is null && nonce.ExpiresAt > now;

    /// <summary>Whether it serves nobody any more and may be deleted.</summary>
    public static bool IsSpent(Nonce nonce, DateTimeOffset now) =>
        nonce.Use is { } use ? use.At + UsedLifetime <= now : nonce.ExpiresAt <= now;

    /// <summary>
    /// Decides for an orchestration that has waited long enough for its message. The nonce row is what both sides write with If-Match: if this
    /// write wins, the message's own write, still on its way, must fail; if it loses, the message may be there.
    /// </summary>
    /// <param name="nonce">The nonce as it is stored, or null where it is gone.</param>
    /// <param name="messageId">The message that is waited for.</param>
    public static AbandonDecision Abandon(Nonce? nonce, MessageId messageId) => nonce switch
    {
        null => new AbandonDecision.Never(),
        { Use: { } use } when use.MessageId == messageId => new AbandonDecision.Committed(),
        { Use: not null } => new AbandonDecision.Never(),
        { AbandonedFor: { } abandoned } when abandoned == messageId => new AbandonDecision.Never(),
        _ => new AbandonDecision.Mark(nonce with { AbandonedFor = messageId }),
    };
}

using CompanionChat.Domain.Conversations;

namespace CompanionChat.Domain.Visitors;

/// <summary>
/// The right to send one message, and after that the record of the message it was used for. It is also the fence between a message and the
/// orchestration that was started for it: see <see cref="NonceRules"/>.
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="ExpiresAt">From then on it cannot be used.</param>
public sealed record Nonce(NonceId Id, DateTimeOffset ExpiresAt) : IChatRow
{
    /// <summary>What it was used for, or null.</summary>
    public NonceUse? Use { get; init; }

    /// <summary>The message whose orchestration gave up waiting for it: that message can no longer be stored, another can.</summary>
    public MessageId? AbandonedFor { get; init; }
}

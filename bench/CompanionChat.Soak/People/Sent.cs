using CompanionChat.Soak.Checks;

namespace CompanionChat.Soak.People;

/// <summary>A message that a visitor sends, perhaps more than once.</summary>
/// <param name="ConversationId">Where.</param>
/// <param name="Text">What.</param>
/// <param name="NonceId">Its nonce.</param>
/// <param name="Key">Its Idempotency-Key.</param>
internal sealed record Sent(string ConversationId, string Text, string NonceId, string Key)
{
    private Acknowledged? acknowledged;

    /// <summary>What its sender was told; null where nothing was, so that it may be there or not.</summary>
    public Acknowledged? Acknowledged => Volatile.Read(ref acknowledged);

    /// <summary>Its end was seen in storage, or it was refused.</summary>
    public bool IsSettled { get; set; }

    /// <summary>It was accepted.</summary>
    /// <returns>The id that the sender was told before, by another answer: every answer must say the same. Null: this is the first.</returns>
    public string? Accepted(string messageId) =>
        Interlocked.CompareExchange(ref acknowledged, new Acknowledged(messageId, Key, Text), null)?.MessageId;
}

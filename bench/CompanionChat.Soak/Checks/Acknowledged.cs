namespace CompanionChat.Soak.Checks;

/// <summary>A message that was accepted, as its sender was told.</summary>
/// <param name="MessageId">The id in the answer.</param>
/// <param name="Key">The Idempotency-Key that it was sent with.</param>
/// <param name="Text">What was sent.</param>
internal sealed record Acknowledged(string MessageId, string Key, string Text);

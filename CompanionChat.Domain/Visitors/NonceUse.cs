using CompanionChat.Domain.Conversations;

namespace CompanionChat.Domain.Visitors;

/// <summary>What a nonce was used for, and all that is needed to give the same answer again.</summary>
/// <param name="MessageId">The message that was stored.</param>
/// <param name="At">When.</param>
/// <param name="IdempotencyKey">The key that the request carried, or null: then it cannot be repeated.</param>
/// <param name="BodyHash">Stands for conversation and text: see <see cref="SendCommand.BodyHash"/>.</param>
/// <param name="FreeAfter">The free quota that was answered.</param>
/// <param name="PremiumActive">Whether the user was premium, as it was answered.</param>
public sealed record NonceUse(
    MessageId MessageId, DateTimeOffset At, string? IdempotencyKey, string BodyHash, FreeQuota FreeAfter, bool PremiumActive);

using CompanionChat.Domain.Conversations;

namespace CompanionChat.Functions.Features.SendMessage;

/// <summary>A message that was accepted, by this request or by an earlier one.</summary>
/// <param name="Message">The message, as it was when it was accepted.</param>
/// <param name="FreeAfter">What the user may still have without paying, as it was then.</param>
/// <param name="PremiumActive">Whether the user was premium then.</param>
/// <param name="Repeated">An earlier request was accepted, and this one repeats it.</param>
/// <param name="Conversation">The conversation with the message; null where there is nothing to push.</param>
public sealed record Sent(Message Message, FreeQuota FreeAfter, bool PremiumActive, bool Repeated, Conversation? Conversation);

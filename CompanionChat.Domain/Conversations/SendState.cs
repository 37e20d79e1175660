using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;

namespace CompanionChat.Domain.Conversations;

/// <summary>The three rows that decide whether a message may be sent.</summary>
/// <param name="Profile">What the user has bought; null for nothing.</param>
/// <param name="Conversation">Null where there is none.</param>
/// <param name="Nonce">Null where there is none of that id in the user's partition.</param>
public sealed record SendState(Stored<Profile>? Profile, Stored<Conversation>? Conversation, Stored<Nonce>? Nonce);

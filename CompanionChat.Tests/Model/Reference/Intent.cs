using CompanionChat.Domain.Visitors;

namespace CompanionChat.Tests.Model.Reference;

/// <summary>A request to send a message, which may be repeated: no two messages say the same. The key is its Idempotency-Key.</summary>
internal sealed record Intent(UserKey User, string Companion, NonceId Nonce, string Text, string? Key);

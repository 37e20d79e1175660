using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Visitors;

namespace CompanionChat.Tests.Model.Reference;

/// <summary>A request to send a message, which may be repeated.</summary>
/// <param name="User">Whose.</param>
/// <param name="Companion">To whom.</param>
/// <param name="Nonce">With which nonce.</param>
/// <param name="Text">What: no two messages say the same.</param>
/// <param name="Key">Its Idempotency-Key, or null.</param>
internal sealed record Intent(UserKey User, string Companion, NonceId Nonce, string Text, string? Key)
{
    /// <summary>As the handler takes it.</summary>
    public SendCommand Command =>
        ConversationId.Of(User, Companion) is var id ? new(id, MessageText.Parse(Text).Value, SendCommand.HashBody(id, Text), Key) : throw new NotSupportedException();
}

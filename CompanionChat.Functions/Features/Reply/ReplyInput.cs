using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Visitors;

namespace CompanionChat.Functions.Features.Reply;

/// <summary>What the reply orchestration works on: ids, never text, since its history keeps this.</summary>
/// <param name="User">The user's key.</param>
/// <param name="CompanionId">Who is to answer.</param>
/// <param name="MessageId">The message to answer.</param>
/// <param name="NonceId">The nonce that the message's commit uses.</param>
public sealed record ReplyInput(string User, string CompanionId, string MessageId, string NonceId)
{
    internal UserKey UserKey => new(User);

    internal MessageId Message => new(MessageId);

    internal NonceId Nonce => new(NonceId);
}

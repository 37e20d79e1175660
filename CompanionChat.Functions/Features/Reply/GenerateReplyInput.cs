using CompanionChat.Domain.Replies;

namespace CompanionChat.Functions.Features.Reply;

/// <summary>The input of <see cref="GenerateReply"/>.</summary>
/// <param name="Reply">The message to answer.</param>
/// <param name="Fallback">Ask the fallback; else the primary.</param>
public sealed record GenerateReplyInput(ReplyInput Reply, bool Fallback)
{
    internal ProviderRole Provider => Fallback ? ProviderRole.Fallback : ProviderRole.Primary;
}

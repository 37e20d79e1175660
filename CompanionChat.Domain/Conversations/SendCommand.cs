using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CompanionChat.Domain.Conversations;

/// <summary>A message that a user wants to send.</summary>
/// <param name="Conversation">Where.</param>
/// <param name="Text">What.</param>
/// <param name="BodyHash">See <see cref="HashBody"/>.</param>
/// <param name="IdempotencyKey">Marks repetitions of the same request; null where a repetition is not meant.</param>
public sealed record SendCommand(ConversationId Conversation, MessageText Text, string BodyHash, string? IdempotencyKey)
{
    /// <summary>Stands for what was asked, so that a repetition can be told from another request without keeping the text twice.</summary>
    /// <param name="conversation">Where.</param>
    /// <param name="rawText">The text as it was sent, before trimming.</param>
    public static string HashBody(ConversationId conversation, string rawText) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"{conversation.Value}\n{rawText}")));
}

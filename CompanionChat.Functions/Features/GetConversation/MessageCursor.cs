using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CompanionChat.Domain.Conversations;

namespace CompanionChat.Functions.Features.GetConversation;

/// <summary>Where the next page of a conversation starts: opaque to clients, and bound to the conversation, so that one not issued here shows.</summary>
public static class MessageCursor
{
    /// <summary>What is said of a cursor that was not issued here.</summary>
    public const string Unknown = "before must be the nextCursor of an earlier page of this conversation.";

    private const int ProofLength = 10;

    /// <summary>The cursor of the page before this message.</summary>
    public static string Before(ConversationId conversation, MessageId id) => $"{id.Value}.{Proof(conversation, id)}";

    /// <summary>Whether it could have been issued for some conversation.</summary>
    public static bool IsWellFormed(string text) =>
        text.LastIndexOf('.') is > 0 and var dot && MessageId.Parse(text[..dot]) is not null && text.Length - dot - 1 == ProofLength;

    /// <summary>Reads a cursor; null where it was not issued for this conversation.</summary>
    public static MessageId? Parse(string text, ConversationId conversation) =>
        IsWellFormed(text)
        && MessageId.Parse(text[..text.LastIndexOf('.')]) is { } id
        && string.Equals(text, Before(conversation, id), StringComparison.Ordinal)
            ? id
            : null;

    private static string Proof(ConversationId conversation, MessageId id) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"before\n{conversation.Value}\n{id.Value}")))[..ProofLength];
}

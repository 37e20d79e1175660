using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CompanionChat.Domain.Visitors;

namespace CompanionChat.Domain.Conversations;

/// <summary>
/// The id of the one conversation of a user with a companion: <c>{companionId}.{16 characters of base64url SHA-256(user, companion)}</c>. It can be
/// checked without I/O, so another user's id looks like any that does not exist.
/// </summary>
/// <param name="CompanionId">Whom it is with.</param>
/// <param name="Value">What clients hold.</param>
public readonly record struct ConversationId(string CompanionId, string Value)
{
    private const int ProofLength = 16;

    /// <summary>The id of the user's conversation with the companion.</summary>
    public static ConversationId Of(UserKey user, string companionId)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{user.Value}\n{companionId}"));
        return new ConversationId(companionId, $"{companionId}.{Base64Url.EncodeToString(hash)[..ProofLength]}");
    }

    /// <summary>Reads an id that a client sent; null where it is none of this user's.</summary>
    public static ConversationId? Parse(string? text, UserKey user)
    {
        if (text is null || text.LastIndexOf('.') is not (> 0 and <= Companions.CompanionId.MaxLength and var dot))
        {
            return null;
        }

        var companionId = text[..dot];
        return Companions.CompanionId.IsWellFormed(companionId) && Of(user, companionId) is var id && string.Equals(id.Value, text, StringComparison.Ordinal)
            ? id
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}

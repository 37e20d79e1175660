using System.Text.Json.Serialization;
using CompanionChat.Functions.Contract;

namespace CompanionChat.Functions.Features.GetConversation;

/// <summary>The answer of <c>GET /api/conversations/{conversationId}</c>.</summary>
/// <param name="ConversationId">Its id.</param>
/// <param name="CompanionId">Whom it is with.</param>
/// <param name="CompanionName">As users see it.</param>
/// <param name="AvatarUrl">The companion's picture, where there is one.</param>
/// <param name="FreeRemaining">What the user may still have without paying.</param>
/// <param name="PremiumActive">Whether the user is premium.</param>
/// <param name="Messages">Oldest first.</param>
/// <param name="NextCursor">The page before this one, or null.</param>
/// <param name="Version">Grows with each change.</param>
/// <param name="Unread">The companion wrote after the read mark.</param>
public sealed record ConversationView(
    string ConversationId,
    string CompanionId,
    string CompanionName,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? AvatarUrl,
    FreeRemainingView FreeRemaining,
    bool PremiumActive,
    IReadOnlyList<MessageView> Messages,
    string? NextCursor,
    long Version,
    bool Unread);

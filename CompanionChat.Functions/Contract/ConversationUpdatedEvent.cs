using System.Text.Json.Serialization;

namespace CompanionChat.Functions.Contract;

/// <summary>Pushed after every change of a conversation.</summary>
public sealed record ConversationUpdatedEvent(
    [property: JsonPropertyName("conversationId")] string ConversationId,
    [property: JsonPropertyName("version")] long Version,
    [property: JsonPropertyName("companionId")] string CompanionId,
    [property: JsonPropertyName("freeRemaining")] FreeRemainingView FreeRemaining,
    [property: JsonPropertyName("premiumActive")] bool PremiumActive,
    [property: JsonPropertyName("lastMessageId")] string LastMessageId,
    [property: JsonPropertyName("lastMessagePreview")] string LastMessagePreview,
    [property: JsonPropertyName("lastMessageAt"), JsonConverter(typeof(UtcMilliseconds))] DateTimeOffset LastMessageAt,
    [property: JsonPropertyName("unread")] bool Unread);

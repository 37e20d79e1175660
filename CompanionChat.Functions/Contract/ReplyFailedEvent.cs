using System.Text.Json.Serialization;

namespace CompanionChat.Functions.Contract;

/// <summary>Pushed when a message will not be answered: it was given back, and may be sent again.</summary>
public sealed record ReplyFailedEvent(
    [property: JsonPropertyName("conversationId")] string ConversationId,
    [property: JsonPropertyName("version")] long Version,
    [property: JsonPropertyName("inReplyTo")] string InReplyTo,
    [property: JsonPropertyName("code")] string Code,
    [property: JsonPropertyName("freeRemaining")] FreeRemainingView FreeRemaining);

using System.Text.Json.Serialization;

namespace CompanionChat.Functions.Contract;

/// <summary>Pushed when a message was stored. The worker writes arguments in PascalCase where a property does not name itself.</summary>
public sealed record MessageAddedEvent(
    [property: JsonPropertyName("conversationId")] string ConversationId,
    [property: JsonPropertyName("version")] long Version,
    [property: JsonPropertyName("message")] MessageView Message);

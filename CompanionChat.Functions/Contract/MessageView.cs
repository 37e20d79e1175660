using System.Text.Json.Serialization;
using CompanionChat.Domain.Conversations;

namespace CompanionChat.Functions.Contract;

/// <summary>A message, as it is answered and pushed.</summary>
public sealed record MessageView
{
    /// <summary>Its id.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary><c>user</c> or <c>ai</c>.</summary>
    [JsonPropertyName("sender")]
    public required string Sender { get; init; }

    /// <summary><c>text</c>; other kinds are to come.</summary>
    [JsonPropertyName("kind")]
    public string Kind { get; init; } = "text";

    /// <summary>What was written: to be shown as text.</summary>
    [JsonPropertyName("text")]
    public required string Text { get; init; }

    /// <summary>When.</summary>
    [JsonPropertyName("createdAt")]
    [JsonConverter(typeof(UtcMilliseconds))]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>On a reply: the message that it answers.</summary>
    [JsonPropertyName("inReplyTo")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? InReplyTo { get; init; }

    /// <summary>On a user's message: the Idempotency-Key that it was sent with.</summary>
    [JsonPropertyName("clientId")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ClientId { get; init; }

    /// <summary>On a user's message: <c>replying</c>, <c>answered</c> or <c>failed</c>.</summary>
    [JsonPropertyName("status")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Status { get; init; }

    /// <summary>The message as clients see it.</summary>
    public static MessageView Of(Message message) => new()
    {
        Id = message.Id.Value,
        Sender = message.Sender == Domain.Conversations.Sender.User ? "user" : "ai",
        Text = message.Text,
        CreatedAt = message.CreatedAt,
        InReplyTo = message.InReplyTo?.Value,
        ClientId = message.ClientId,
        Status = message.Status switch
        {
            ReplyStatus.Replying => "replying",
            ReplyStatus.Answered => "answered",
            ReplyStatus.Failed => "failed",
            _ => null,
        },
    };
}

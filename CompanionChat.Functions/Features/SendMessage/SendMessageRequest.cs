namespace CompanionChat.Functions.Features.SendMessage;

/// <summary>The body of <c>POST /api/conversations/{conversationId}/messages</c>.</summary>
public sealed record SendMessageRequest
{
    /// <summary>What the user says.</summary>
    public required string Text { get; init; }

    /// <summary>The nonce that was minted for this message. Absent is a failed security check; null is no string.</summary>
    public string NonceId { get; init; } = "";
}

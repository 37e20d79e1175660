namespace CompanionChat.Functions.Features.StartConversation;

/// <summary>The body of <c>POST /api/conversations</c>.</summary>
public sealed record StartConversationRequest
{
    /// <summary>Whom to talk with.</summary>
    public required string CompanionId { get; init; }
}

using System.Text.Json.Serialization;
using CompanionChat.Functions.Contract;

namespace CompanionChat.Functions.Features.MarkRead;

/// <summary>The body of <c>POST /api/conversations/{conversationId}/read</c>.</summary>
public sealed record MarkReadRequest
{
    /// <summary>The newest message that was seen: its <c>createdAt</c>.</summary>
    [JsonConverter(typeof(UtcMilliseconds))]
    public required DateTimeOffset At { get; init; }
}

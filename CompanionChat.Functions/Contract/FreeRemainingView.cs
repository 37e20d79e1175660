using System.Text.Json.Serialization;
using CompanionChat.Domain.Conversations;

namespace CompanionChat.Functions.Contract;

/// <summary>What the user may still have from a companion without paying.</summary>
public sealed record FreeRemainingView(
    [property: JsonPropertyName("text")] int Text,
    [property: JsonPropertyName("media")] int Media,
    [property: JsonPropertyName("audio")] int Audio)
{
    /// <summary>The quota as clients see it.</summary>
    public static FreeRemainingView Of(FreeQuota free) => new(free.Text, free.Media, free.Audio);
}

using System.Text.Json.Serialization;

namespace CompanionChat.Functions.Contract;

/// <summary>The argument of <c>entitlementsChanged</c>.</summary>
public sealed record EntitlementsChangedEvent(
    [property: JsonPropertyName("premiumActive")] bool PremiumActive,
    [property: JsonPropertyName("premiumUntil"), JsonConverter(typeof(UtcMilliseconds))] DateTimeOffset? PremiumUntil,
    [property: JsonPropertyName("tokens")] long Tokens);

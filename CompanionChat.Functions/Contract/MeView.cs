using System.Text.Json.Serialization;
using CompanionChat.Domain.Payments;
using CompanionChat.Functions.Hosting;

namespace CompanionChat.Functions.Contract;

/// <summary>The caller and what they have bought.</summary>
public sealed record MeView(
    [property: JsonPropertyName("userId")] string UserId,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("premiumActive")] bool PremiumActive,
    [property: JsonPropertyName("premiumUntil"), JsonConverter(typeof(UtcMilliseconds))] DateTimeOffset? PremiumUntil,
    [property: JsonPropertyName("tokens")] long Tokens)
{
    /// <summary>The caller as they see themselves.</summary>
    public static MeView Of(Caller caller, Profile? profile, DateTimeOffset now) =>
        new(caller.UserId, caller.Name, Profile.IsPremium(profile, now), profile?.PremiumUntil, profile?.Tokens ?? 0);
}

namespace CompanionChat.Domain.Payments;

/// <summary>What a user has bought.</summary>
/// <param name="CreatedAt">When the first purchase was granted.</param>
/// <param name="PremiumUntil">Premium before that time; null for never.</param>
/// <param name="Tokens">The balance, never below zero.</param>
public sealed record Profile(DateTimeOffset CreatedAt, DateTimeOffset? PremiumUntil, long Tokens) : IChatRow
{
    /// <summary>Whether the user is premium. A user without a profile is not.</summary>
    public static bool IsPremium(Profile? profile, DateTimeOffset now) => profile?.PremiumUntil > now;
}

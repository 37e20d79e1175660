namespace CompanionChat.Domain.Payments;

/// <summary>What a plan gives.</summary>
/// <param name="PremiumDays">Days of premium, of 24 hours each.</param>
/// <param name="Tokens">Tokens on the balance.</param>
public sealed record Grants(int PremiumDays, long Tokens)
{
    /// <summary>The time of premium.</summary>
    public TimeSpan Premium => TimeSpan.FromDays(PremiumDays);
}

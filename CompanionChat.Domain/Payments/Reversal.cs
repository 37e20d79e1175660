namespace CompanionChat.Domain.Payments;

/// <summary>An amount of what was granted that is taken back.</summary>
/// <param name="Tokens">Tokens.</param>
/// <param name="Premium">Time of premium.</param>
public sealed record Reversal(long Tokens, TimeSpan Premium)
{
    /// <summary>Nothing.</summary>
    public static readonly Reversal None = new(0, TimeSpan.Zero);
}

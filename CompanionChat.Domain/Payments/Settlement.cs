namespace CompanionChat.Domain.Payments;

/// <summary>What an order comes to.</summary>
public sealed record Settlement
{
    /// <summary>The order as it shall be; the same instance where nothing changes.</summary>
    public required Order Order { get; init; }

    /// <summary>The profile as it shall be; the same instance where nothing changes.</summary>
    public required Profile? Profile { get; init; }

    /// <summary>Why the payment was not granted, for somebody to look at; null where all is as it should be.</summary>
    public PaymentMismatch? Mismatch { get; init; }

    /// <summary>Tokens that were to be taken back by this step and are spent already: forgiven, but not unseen.</summary>
    public long SpentTokens { get; init; }
}

namespace CompanionChat.Domain.Payments;

/// <summary>Who takes the money.</summary>
public enum PaymentProvider
{
    /// <summary>Cards and bank debits.</summary>
    Stripe,

    /// <summary>Cryptocurrencies.</summary>
    CoinGate,

    /// <summary>Cards.</summary>
    Upgate,
}

namespace CompanionChat.Domain.Payments;

/// <summary>How far the payment of an order has come. Money that arrives is granted in every state; nothing leads out of <see cref="Paid"/>.</summary>
public enum OrderState
{
    /// <summary>It is written down, and the provider is being asked for a checkout.</summary>
    Opening,

    /// <summary>The buyer can pay.</summary>
    Open,

    /// <summary>The buyer is done, and the money is on its way (a bank debit, a blockchain's confirmations).</summary>
    Processing,

    /// <summary>The money is there, and what was bought is granted.</summary>
    Paid,

    /// <summary>The buyer's time is over.</summary>
    Expired,

    /// <summary>The money did not come.</summary>
    Failed,
}

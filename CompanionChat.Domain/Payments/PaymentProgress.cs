namespace CompanionChat.Domain.Payments;

/// <summary>How far a checkout has come, as its provider says.</summary>
public enum PaymentProgress
{
    /// <summary>The buyer can still pay.</summary>
    Open,

    /// <summary>The buyer is done; the money is on its way.</summary>
    Processing,

    /// <summary>The money is there. Stays so after a refund.</summary>
    Paid,

    /// <summary>The buyer's time is over.</summary>
    Expired,

    /// <summary>The money did not come.</summary>
    Failed,
}

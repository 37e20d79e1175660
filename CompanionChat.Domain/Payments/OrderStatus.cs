namespace CompanionChat.Domain.Payments;

/// <summary>How an order looks to the buyer.</summary>
public enum OrderStatus
{
    /// <summary>Not paid yet.</summary>
    Pending,

    /// <summary>Paid and granted; a part may have been refunded.</summary>
    Paid,

    /// <summary>It will not be paid any more.</summary>
    Expired,

    /// <summary>All of the money was given back.</summary>
    Refunded,

    /// <summary>The buyer's bank wants the money back, or has got it.</summary>
    Disputed,
}

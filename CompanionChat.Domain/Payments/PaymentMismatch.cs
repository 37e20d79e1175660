namespace CompanionChat.Domain.Payments;

/// <summary>Why money that a provider speaks of is not this order's. Nothing is granted, and the order stays as it is.</summary>
public enum PaymentMismatch
{
    /// <summary>The provider's record names another order.</summary>
    OtherOrder,

    /// <summary>The provider's record names another user.</summary>
    OtherUser,

    /// <summary>Play money where real money is taken, or the other way round.</summary>
    OtherMode,

    /// <summary>Another currency.</summary>
    WrongCurrency,

    /// <summary>Another amount.</summary>
    WrongAmount,

    /// <summary>Less arrived than was asked.</summary>
    Underpaid,

    /// <summary>The order was granted for another checkout of it: the buyer has paid twice.</summary>
    PaidTwice,
}

namespace CompanionChat.Domain.Payments;

/// <summary>
/// What a provider says about money after the payment. Facts come in any order and more than once: refunded amounts count from the beginning, so the
/// greatest holds, and a dispute that is closed stays closed.
/// </summary>
public sealed record PaymentFacts
{
    /// <summary>Nothing new.</summary>
    public static readonly PaymentFacts None = new();

    /// <summary>The provider's id of the payment (Stripe: the PaymentIntent); null where it was not named.</summary>
    public string? PaymentId { get; init; }

    /// <summary>All that was refunded so far, in the smallest unit of the order's currency.</summary>
    public long RefundedAmount { get; init; }

    /// <summary>Disputes that were named.</summary>
    public IReadOnlyList<Dispute> Disputes { get; init; } = [];

    /// <summary>The money that was on its way did not come.</summary>
    public bool Failed { get; init; }
}

namespace CompanionChat.Domain.Payments;

/// <summary>
/// One purchase: what was agreed on, what its provider said, and what was granted and taken back. What was agreed on never changes, so a change of the
/// plans touches no order.
/// </summary>
public sealed record Order : IChatRow
{
    /// <summary>Its id; clients know it as <c>sessionId</c>.</summary>
    public required OrderId Id { get; init; }

    /// <summary>Who takes the money.</summary>
    public required PaymentProvider Provider { get; init; }

    /// <summary>What is bought, as it was for sale then.</summary>
    public required Plan Plan { get; init; }

    /// <summary>The origin of our own site, where the provider sends the browser and its notifications: <c>https://chat.example.org</c>.</summary>
    public required string Site { get; init; }

    /// <summary>The path of our site that the buyer came from; null for none.</summary>
    public required string? ReturnTo { get; init; }

    /// <summary>A secret of 256 bits in base64url that only the provider is told; it comes back with notifications that nobody signs.</summary>
    public required string CallbackToken { get; init; }

    /// <summary>Until when the buyer can pay.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Counts the server errors that the provider answered with when it was asked to open the checkout.</summary>
    public int Attempt { get; init; }

    /// <summary>How far the payment has come.</summary>
    public OrderState State { get; init; } = OrderState.Opening;

    /// <summary>The provider's id of the checkout; null until it is open.</summary>
    public string? SessionId { get; init; }

    /// <summary>Where the buyer pays; null until it is open.</summary>
    public string? CheckoutUrl { get; init; }

    /// <summary>The provider's id of the payment; null until it was named.</summary>
    public string? PaymentId { get; init; }

    /// <summary>When it was granted; null until then.</summary>
    public DateTimeOffset? GrantedAt { get; init; }

    /// <summary>When the premium that it granted, and that was not taken back, ends; null where it granted none.</summary>
    public DateTimeOffset? PremiumEnds { get; init; }

    /// <summary>All that was refunded so far, in the smallest unit of the price's currency.</summary>
    public long RefundedAmount { get; init; }

    /// <summary>Its disputes.</summary>
    public IReadOnlyList<Dispute> Disputes { get; init; } = [];

    /// <summary>What is to be taken back for refunds and disputes.</summary>
    public Reversal Due { get; init; } = Reversal.None;

    /// <summary>What of <see cref="Due"/> was still there to be taken back. The rest was used up, and is forgiven.</summary>
    public Reversal Taken { get; init; } = Reversal.None;

    /// <summary>When it was ordered.</summary>
    public DateTimeOffset CreatedAt => Id.Time;

    /// <summary>How it looks to the buyer.</summary>
    public OrderStatus StatusAt(DateTimeOffset now) => this switch
    {
        { Disputes: var disputes } when disputes.Any(dispute => dispute.State is not DisputeState.Won) => OrderStatus.Disputed,
        _ when RefundedAmount >= Plan.Price.Amount => OrderStatus.Refunded,
        { State: OrderState.Paid } => OrderStatus.Paid,
        { State: OrderState.Expired or OrderState.Failed } => OrderStatus.Expired,
        { State: OrderState.Processing } => OrderStatus.Pending,
        _ => ExpiresAt <= now ? OrderStatus.Expired : OrderStatus.Pending,
    };
}

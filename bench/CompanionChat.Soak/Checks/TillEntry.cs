namespace CompanionChat.Soak.Checks;

/// <summary>What a payment provider's own books say of an order. In the currency's smallest unit.</summary>
/// <param name="OrderId">Our order.</param>
/// <param name="Paid">What was paid; 0 for nothing.</param>
/// <param name="Gone">What of it was refunded, or is disputed and not won.</param>
internal sealed record TillEntry(string OrderId, long Paid, long Gone);

namespace CompanionChat.Domain.Payments;

/// <summary>A dispute about an order's payment.</summary>
/// <param name="Id">The provider's id.</param>
/// <param name="Amount">What is disputed, in the smallest unit of the order's currency.</param>
/// <param name="State">Where it stands.</param>
public sealed record Dispute(string Id, long Amount, DisputeState State);

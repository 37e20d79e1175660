namespace CompanionChat.Domain.Payments;

/// <summary>The one open checkout of a user for a plan and a provider: its row is inserted, so there is one.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="Provider">The provider.</param>
/// <param name="OrderId">Its order.</param>
/// <param name="ExpiresAt">Until when asking again gives the same one.</param>
public sealed record OpenCheckout(string PlanId, PaymentProvider Provider, OrderId OrderId, DateTimeOffset ExpiresAt) : IChatRow;

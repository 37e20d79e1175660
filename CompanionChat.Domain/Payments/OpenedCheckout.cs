namespace CompanionChat.Domain.Payments;

/// <summary>A checkout that a provider opened.</summary>
/// <param name="SessionId">The provider's id of it.</param>
/// <param name="CheckoutUrl">Where the buyer pays.</param>
/// <param name="ExpiresAt">Until when they can.</param>
public sealed record OpenedCheckout(string SessionId, Uri CheckoutUrl, DateTimeOffset ExpiresAt);

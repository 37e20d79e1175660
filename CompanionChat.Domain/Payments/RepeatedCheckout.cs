namespace CompanionChat.Domain.Payments;

/// <summary>Which order a request with an Idempotency-Key led to, so that it leads there again.</summary>
/// <param name="KeyHash">SHA-256 of the key, in base64url: a key may have any character, a row's key may not.</param>
/// <param name="OrderId">Its order.</param>
public sealed record RepeatedCheckout(string KeyHash, OrderId OrderId) : IChatRow;

namespace CompanionChat.Domain.Payments;

/// <summary>Which order a request with an Idempotency-Key led to, so that it leads there again.</summary>
/// <param name="KeyHash">SHA-256 of the key, in base64url: a key may have any character, a row's key may not.</param>
/// <param name="BodyHash">SHA-256 of what was asked for, in base64url: the same key in another request is a mistake.</param>
/// <param name="OrderId">Its order.</param>
public sealed record RepeatedCheckout(string KeyHash, string BodyHash, OrderId OrderId) : IChatRow
{
    /// <summary>Whether a request asks for the same as the one that is remembered.</summary>
    public bool IsSame(CheckoutCommand command) => BodyHash.Equals(command.BodyHash, StringComparison.Ordinal);
}

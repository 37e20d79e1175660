using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CompanionChat.Domain.Payments;

/// <summary>A wish to pay.</summary>
/// <param name="Plan">For what.</param>
/// <param name="Provider">By whom.</param>
/// <param name="Site">The origin of our own site.</param>
/// <param name="ReturnTo">The path of our site to return to, or null.</param>
/// <param name="IdempotencyKey">By which a repeated request is known; null where the request has none.</param>
public sealed record CheckoutCommand(Plan Plan, PaymentProvider Provider, string Site, string? ReturnTo, string? IdempotencyKey)
{
    /// <summary>SHA-256 of the key in base64url; null where there is none.</summary>
    public string? KeyHash { get; } = IdempotencyKey is null ? null : Hash(IdempotencyKey);

    /// <summary>SHA-256 of what is asked for, in base64url.</summary>
    public string BodyHash { get; } = Hash($"{Plan.Id}\n{Provider}\n{ReturnTo}");

    /// <summary>What is remembered of it, where it has a key.</summary>
    public RepeatedCheckout? Remember(OrderId order) => KeyHash is null ? null : new RepeatedCheckout(KeyHash, BodyHash, order);

    private static string Hash(string text) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

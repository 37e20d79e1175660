using CompanionChat.Domain.Payments;

namespace CompanionChat.Functions.Features.Fulfil;

/// <summary>What gives reason to look at an order.</summary>
public sealed record Notice
{
    /// <summary>The buyer asks.</summary>
    public static readonly Notice OfTheBuyer = new();

    /// <summary>The provider's id of the checkout; null where the order's own is meant.</summary>
    public string? SessionId { get; init; }

    /// <summary>What a provider that signs says about money.</summary>
    public PaymentFacts Facts { get; init; } = PaymentFacts.None;

    /// <summary>What must be the order's callback token; null where nothing need be shown.</summary>
    public string? CallbackToken { get; init; }

    /// <summary>Whether the checkout must be read back even where the order is granted.</summary>
    public bool MustReadBack { get; init; }
}

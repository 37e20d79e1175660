namespace CompanionChat.Functions.Features.Checkout;

/// <summary>The body of <c>POST /api/checkout</c>.</summary>
public sealed record CreateCheckoutRequest
{
    /// <summary>What to buy.</summary>
    public required string PlanId { get; init; }

    /// <summary>Who shall take the money.</summary>
    public string Provider { get; init; } = "stripe";

    /// <summary>A path of our site to return to.</summary>
    public string? ReturnTo { get; init; }
}

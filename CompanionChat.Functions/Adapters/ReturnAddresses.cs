using CompanionChat.Domain.Payments;

namespace CompanionChat.Functions.Adapters;

/// <summary>The pages of our own site that a provider sends the browser to. They follow from the order alone, and prove nothing about it.</summary>
/// <param name="order">The order that is being paid.</param>
internal readonly struct ReturnAddresses(Order order)
{
    /// <summary>Where the buyer comes after paying.</summary>
    public string Success => $"{order.Site}/premium/success?session_id={order.Id}{ReturnTo}";

    /// <summary>Where the buyer comes who gives up.</summary>
    public string Cancel => $"{order.Site}/plans?cancelled={order.Id}{ReturnTo}";

    private string ReturnTo => order.ReturnTo is { } path ? $"&returnTo={Uri.EscapeDataString(path)}" : "";
}

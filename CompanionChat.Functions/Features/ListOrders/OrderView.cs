using System.Text.Json.Serialization;
using CompanionChat.Domain.Payments;
using CompanionChat.Functions.Contract;

namespace CompanionChat.Functions.Features.ListOrders;

/// <summary>A purchase as the buyer sees it.</summary>
public sealed record OrderView(
    string SessionId,
    string Provider,
    string PlanId,
    string Status,
    long Amount,
    string Currency,
    [property: JsonConverter(typeof(UtcMilliseconds))] DateTimeOffset CreatedAt)
{
    /// <summary>A purchase.</summary>
    public static OrderView Of(Order order, DateTimeOffset now) => new(
        order.Id.Value,
        PaymentNames.Of(order.Provider),
        order.Plan.Id,
        PaymentNames.Of(order.StatusAt(now)),
        order.Plan.Price.Amount,
        order.Plan.Price.Currency,
        order.CreatedAt);
}

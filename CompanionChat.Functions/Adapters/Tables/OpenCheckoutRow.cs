using Azure;
using Azure.Data.Tables;
using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;

namespace CompanionChat.Functions.Adapters.Tables;

/// <summary>The one open checkout of a plan, as it is stored.</summary>
internal sealed class OpenCheckoutRow : ITableEntity
{
    public string PartitionKey { get; set; } = "";

    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public string PlanId { get; set; } = "";

    public string Provider { get; set; } = "";

    public string OrderId { get; set; } = "";

    public DateTimeOffset ExpiresAt { get; set; }

    public static OpenCheckoutRow Of(UserKey user, OpenCheckout open) => new()
    {
        PartitionKey = user.Value,
        RowKey = TableKeys.OpenCheckout(open.PlanId, open.Provider),
        PlanId = open.PlanId,
        Provider = open.Provider.ToString(),
        OrderId = open.OrderId.Value,
        ExpiresAt = open.ExpiresAt,
    };

    public OpenCheckout ToOpenCheckout() => new(PlanId, Enum.Parse<PaymentProvider>(Provider), new OrderId(OrderId), ExpiresAt);
}

using Azure;
using Azure.Data.Tables;
using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;

namespace CompanionChat.Functions.Adapters.Tables;

/// <summary>Which order a request led to, as it is stored.</summary>
internal sealed class RepeatedCheckoutRow : ITableEntity
{
    public string PartitionKey { get; set; } = "";

    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public string BodyHash { get; set; } = "";

    public string OrderId { get; set; } = "";

    public static RepeatedCheckoutRow Of(UserKey user, RepeatedCheckout repeated) => new()
    {
        PartitionKey = user.Value,
        RowKey = TableKeys.RepeatedCheckout(repeated.KeyHash),
        BodyHash = repeated.BodyHash,
        OrderId = repeated.OrderId.Value,
    };

    public RepeatedCheckout ToRepeatedCheckout() => new(TableKeys.KeyHashOf(RowKey), BodyHash, new OrderId(OrderId));
}

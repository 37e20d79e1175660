using System.Text.Json;
using CompanionChat.Domain.Payments;

namespace CompanionChat.Functions.Adapters.CoinGate;

/// <summary>An order as CoinGate's API answers with it (<see href="https://developer.coingate.com/reference/get-order"/>).</summary>
internal sealed record CoinGateOrder
{
    /// <summary>CoinGate's id: a number.</summary>
    public required string Id { get; init; }

    /// <summary>Our id of it.</summary>
    public required string? OrderId { get; init; }

    /// <summary>CoinGate's word for where it stands.</summary>
    public required string Status { get; init; }

    /// <summary>What it costs.</summary>
    public required Money? Price { get; init; }

    /// <summary>Where the buyer pays.</summary>
    public required Uri? PaymentUrl { get; init; }

    /// <summary>When CoinGate made it.</summary>
    public required DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it ends; documented only for an order whose buyer has chosen a currency.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>What is missing, in the buyer's cryptocurrency.</summary>
    public decimal Underpaid { get; init; }

    /// <summary>What is too much, in the buyer's cryptocurrency.</summary>
    public decimal Overpaid { get; init; }

    /// <summary>What went back to the buyer, in the unit of the price's currency.</summary>
    public decimal Refunded { get; init; }

    /// <summary>Whether it has ended without money.</summary>
    public bool HasEnded => Status is "expired" or "canceled" or "invalid";

    /// <summary>Reads one; null where it is none.</summary>
    public static CoinGateOrder? Of(JsonElement order) =>
        order.Text("id") is { } id && IsId(id) && order.Text("status") is { } status
            ? new CoinGateOrder
            {
                Id = id,
                OrderId = order.Text("order_id"),
                Status = status,
                Price = order.Price("price_amount", "price_currency"),
                PaymentUrl = order.Address("payment_url"),
                CreatedAt = order.Time("created_at"),
                ExpiresAt = order.Time("expire_at"),
                Underpaid = order.Number("underpaid_amount") ?? 0,
                Overpaid = order.Number("overpaid_amount") ?? 0,
                Refunded = order.Objects("refunds").Sum(CompletedRefund),
            }
            : null;

    /// <summary>Whether this can be an id of CoinGate's; it goes into addresses.</summary>
    public static bool IsId(string id) => id.Length is > 0 and <= 20 && id.All(char.IsAsciiDigit);

    // Documented: a refund that is pending or processing can still be rejected, and request_amount is in the currency of the order's price.
    private static decimal CompletedRefund(JsonElement refund) =>
        refund.Text("status") is "completed" && refund.Number("request_amount") is { } amount and > 0 and < 1_000_000_000_000m ? amount : 0;
}

using System.Globalization;
using System.Text.Json.Nodes;

namespace CompanionChat.LocalHost.Simulators.CoinGate;

/// <summary>An order, as the books keep it.</summary>
internal sealed record SimulatedOrder
{
    /// <summary>What the books call these.</summary>
    public const string Kind = "order";

    private const string PayCurrency = "BTC";

    public required long Id { get; init; }

    public required string OrderId { get; init; }

    public required string Title { get; init; }

    public required decimal PriceAmount { get; init; }

    public required string PriceCurrency { get; init; }

    public required string? CallbackUrl { get; init; }

    public required string SuccessUrl { get; init; }

    public required string CancelUrl { get; init; }

    public required string? Token { get; init; }

    public required string PaymentUrl { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string Status { get; init; } = "new";

    /// <summary>What is missing, in bitcoins: one for every unit of the price.</summary>
    public decimal Underpaid { get; init; }

    /// <summary>What is too much, in bitcoins.</summary>
    public decimal Overpaid { get; init; }

    /// <summary>Completed refunds, in the price's currency.</summary>
    public IReadOnlyList<decimal> Refunds { get; init; } = [];

    /// <summary>Whether the buyer can still do something.</summary>
    public bool IsOpen => Status is "new" or "pending";

    /// <summary>Whether money arrived.</summary>
    public bool IsPaid => Status is "paid" or "partially_refunded";

    /// <summary>Its key in the books.</summary>
    public static string Key(string id) => $"{Kind}/{id}";

    /// <summary>As the API answers with it (<see href="https://developer.coingate.com/reference/get-order"/>).</summary>
    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["status"] = Status,
        ["title"] = Title,
        ["do_not_convert"] = true,
        ["orderable_type"] = "ApiApp",
        ["price_currency"] = PriceCurrency,
        ["price_amount"] = Text(PriceAmount),
        ["pay_currency"] = PayCurrency,
        ["pay_amount"] = Text(PriceAmount),
        ["created_at"] = CreatedAt.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        ["order_id"] = OrderId,
        ["payment_url"] = PaymentUrl,
        ["underpaid_amount"] = Text(Underpaid),
        ["overpaid_amount"] = Text(Overpaid),
        ["refunds"] = new JsonArray([.. Refunds.Select((amount, index) => new JsonObject
        {
            ["id"] = index + 1,
            ["request_amount"] = Text(amount),
            ["refund_amount"] = Text(amount),
            ["status"] = "completed",
        })]),
    };

    /// <summary>As a callback tells of it (<see href="https://developer.coingate.com/reference/payment-callback"/>).</summary>
    public IEnumerable<KeyValuePair<string, string>> CallbackFields() =>
    [
        new("id", Id.ToString(CultureInfo.InvariantCulture)),
        new("order_id", OrderId),
        new("status", Status),
        new("price_amount", Text(PriceAmount)),
        new("price_currency", PriceCurrency),
        new("pay_amount", Text(PriceAmount)),
        new("pay_currency", PayCurrency),
        new("underpaid_amount", Text(Underpaid)),
        new("overpaid_amount", Text(Overpaid)),
        new("created_at", CreatedAt.ToString("O", CultureInfo.InvariantCulture)),
        new("token", Token ?? ""),
    ];

    // At least one digit after the point, as CoinGate writes amounts.
    private static string Text(decimal amount) => amount == 0 ? "0" : amount.ToString("0.0#######", CultureInfo.InvariantCulture);
}

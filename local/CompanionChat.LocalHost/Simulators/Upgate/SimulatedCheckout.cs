using System.Globalization;
using System.Text.Json.Nodes;

namespace CompanionChat.LocalHost.Simulators.Upgate;

/// <summary>A checkout, as the books keep it.</summary>
internal sealed record SimulatedCheckout
{
    /// <summary>What the books call these.</summary>
    public const string Kind = "checkout";

    public required string Id { get; init; }

    /// <summary>The id by which its transactions know it.</summary>
    public required string PaymentId { get; init; }

    public required string MerchantPaymentId { get; init; }

    public required string MerchantCustomerId { get; init; }

    public required decimal Amount { get; init; }

    public required string CurrencyCode { get; init; }

    public required string Name { get; init; }

    public required string SuccessUrl { get; init; }

    public required string FailureUrl { get; init; }

    public required string RedirectUrl { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Its key in the books.</summary>
    public static string Key(string id) => $"{Kind}/{id}";

    /// <summary>As the API answers with it (<see href="https://docs.upgate.com/openapi/sale-request-examples/checkout_request"/>).</summary>
    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["created_at"] = Time(CreatedAt),
        ["merchant_id"] = "simulated",
        ["session"] = new JsonObject { ["created_at"] = Time(CreatedAt), ["expires_at"] = Time(ExpiresAt), ["redirect_url"] = RedirectUrl },
        ["payment_data"] = new JsonObject
        {
            ["merchant_payment_id"] = MerchantPaymentId, ["type"] = "SALE", ["amount"] = Amount, ["currency_code"] = CurrencyCode,
        },
        ["customer"] = new JsonObject { ["merchant_customer_id"] = MerchantCustomerId },
        ["callback"] = new JsonObject { ["success_url"] = SuccessUrl, ["failure_url"] = FailureUrl },
    };

    /// <summary>As its transactions name it.</summary>
    public JsonObject PaymentJson() => new()
    {
        ["payment_id"] = PaymentId,
        ["payment_type"] = "SALE",
        ["payment_method"] = "CARD",
        ["merchant_id"] = "simulated",
        ["merchant_payment_id"] = MerchantPaymentId,
        ["merchant_customer_id"] = MerchantCustomerId,
        ["amount"] = Amount.ToString("0.00##", CultureInfo.InvariantCulture),
        ["currency_code"] = CurrencyCode,
    };

    /// <summary>A time as Upgate writes it.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Text.Json.Nodes;

namespace CompanionChat.LocalHost.Simulators.Upgate;

/// <summary>A transaction, as the books keep it.</summary>
/// <param name="Id">Grows, and is compared as text.</param>
/// <param name="CheckoutId">Of which checkout.</param>
/// <param name="Type"><c>SALE</c>, <c>REFUND</c>, <c>CHARGEBACK</c>, <c>CHARGEBACK_REVERSAL</c>.</param>
/// <param name="Code">1000 success, 1200 pending, 2000 decline.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Amount">In the currency's unit.</param>
internal sealed record SimulatedTransaction(string Id, string CheckoutId, string Type, int Code, DateTimeOffset CreatedAt, decimal Amount)
{
    /// <summary>What the books call these.</summary>
    public const string Kind = "transaction";

    public const string Sale = "SALE";
    public const string Refund = "REFUND";
    public const string Chargeback = "CHARGEBACK";
    public const string Reversal = "CHARGEBACK_REVERSAL";
    public const int Success = 1000;
    public const int Pending = 1200;
    public const int Decline = 2000;

    /// <summary>Whether it was done.</summary>
    public bool IsDone => Code == Success;

    private string Status => Code switch { Success => "SUCCESS", Pending => "ERROR", _ => "DECLINE" };

    /// <summary>Its key in the books.</summary>
    public string Key() => $"{Kind}/{Id}";

    /// <summary>As the API lists it, and as a postback tells of it.</summary>
    public JsonObject ToJson(SimulatedCheckout checkout) => new()
    {
        ["transaction_id"] = Id,
        ["transaction_type"] = Type,
        ["transaction_status"] = Status,
        ["created_at"] = SimulatedCheckout.Time(CreatedAt),
        ["response_code"] = Code,
        ["response_text"] = Code switch { Success => "Success", Pending => "Pending", _ => "Decline" },
        ["transaction_amount"] = Amount.ToString("0.00##", CultureInfo.InvariantCulture),
        ["transaction_currency_code"] = checkout.CurrencyCode,
        ["transaction_details"] = new JsonObject(),
        ["payment_details"] = new JsonObject(),
        ["payment"] = checkout.PaymentJson(),
    };
}

using System.Text.Json;
using CompanionChat.Domain.Payments;

namespace CompanionChat.Functions.Adapters.Upgate;

/// <summary>
/// A transaction as Upgate's API lists it (<see href="https://docs.upgate.com/openapi/transactions-history-requests-examples/transaction_list"/>).
/// Documented: that each names its payment. Assumed: that the payment's fields are those of Upgate's other answers and of its postbacks.
/// </summary>
internal sealed record UpgateTransaction
{
    /// <summary>Upgate's id.</summary>
    public required string Id { get; init; }

    /// <summary><c>SALE</c>, <c>REFUND</c>, <c>VOID</c>, <c>CHARGEBACK</c>, <c>CHARGEBACK_REVERSAL</c>, <c>RDR</c>, <c>RDR_REVERSAL</c>, and others.</summary>
    public required string Type { get; init; }

    /// <summary><c>SUCCESS</c>, <c>DECLINE</c> or <c>ERROR</c>.</summary>
    public required string Status { get; init; }

    /// <summary>1000 success, 1200 pending, and many reasons why not.</summary>
    public required string? Code { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What moved, perhaps in the buyer's currency.</summary>
    public required Money? Amount { get; init; }

    /// <summary>Upgate's id of the payment.</summary>
    public required string? PaymentId { get; init; }

    /// <summary>Our order.</summary>
    public required string? OrderId { get; init; }

    /// <summary>Our user.</summary>
    public required string? UserKey { get; init; }

    /// <summary>What the payment costs.</summary>
    public required Money? Price { get; init; }

    /// <summary>Whether the money is still on its way. Documented as a group of codes of its own; under which status, is not.</summary>
    public bool IsPending => Code is "1200";

    /// <summary>Whether it was done.</summary>
    public bool IsDone => Status is "SUCCESS" && !IsPending;

    /// <summary>Reads one; null where it is none.</summary>
    public static UpgateTransaction? Of(JsonElement transaction) =>
        transaction.Text("transaction_id") is { } id
        && transaction.Text("transaction_type") is { } type
        && transaction.Text("transaction_status") is { } status
        && transaction.Time("created_at") is { } created
        && transaction.Member("payment") is { } payment
            ? new UpgateTransaction
            {
                Id = id,
                Type = type,
                Status = status,
                Code = transaction.Text("response_code"),
                CreatedAt = created,
                Amount = transaction.Price("transaction_amount", "transaction_currency_code"),
                PaymentId = payment.Text("payment_id"),
                OrderId = payment.Text("merchant_payment_id"),
                UserKey = payment.Text("merchant_customer_id"),
                Price = payment.Price("amount", "currency_code"),
            }
            : null;
}

using System.Text.Json;
using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;
using CompanionChat.Functions.Features.Webhooks;

namespace CompanionChat.Functions.Adapters.Upgate;

/// <summary>
/// Reads Upgate's postbacks. How they are signed is not documented, so they prove nothing: one that names an order of ours is a reason to read that order
/// back, no more. Nothing is asked of Upgate to understand one, so a stranger cannot make us ask: they would have to know a user's key and order.
/// </summary>
internal sealed class UpgateWebhooks : IWebhookReader
{
    private static readonly string[] Types =
        ["SALE", "REFUND", "VOID", "CHARGEBACK", "CHARGEBACK_REVERSAL", "RDR", "RDR_REVERSAL", "THREE_DS", "AUTHORIZE", "TOKEN", "FRAUD_ALERT"];

    /// <inheritdoc/>
    public PaymentProvider Provider => PaymentProvider.Upgate;

    /// <inheritdoc/>
    public Task<WebhookReading> ReadAsync(WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            using var document = JsonDocument.Parse(delivery.Body);
            return Task.FromResult(Read(document.RootElement));
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return Task.FromResult<WebhookReading>(new WebhookReading.Forged("malformed"));
        }
    }

    // Stored descriptions differ in whether the transaction lies in "data", and its payment's ids in "payment".
    private static WebhookReading Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return new WebhookReading.Forged("malformed");
        }

        var transaction = root.Member("data") is { ValueKind: JsonValueKind.Object } data ? data : root;
        var payment = transaction.Member("payment") is { ValueKind: JsonValueKind.Object } inner ? inner : transaction;
        if (root.Text("type") is null && transaction.Text("transaction_type") is null)
        {
            return new WebhookReading.Forged("malformed");
        }

        var type = Types.FirstOrDefault(known => known.Equals(transaction.Text("transaction_type"), StringComparison.Ordinal)) ?? "unknown";
        return OrderId.Parse(payment.Text("merchant_payment_id")) is { } order && UserKey.Parse(payment.Text("merchant_customer_id")) is { } user
            ? new WebhookReading.Concerns(user, order) { Type = type, MustReadBack = true }
            : new WebhookReading.Ignored(type);
    }
}

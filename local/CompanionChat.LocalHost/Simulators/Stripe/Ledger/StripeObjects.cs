using System.Text.Json.Nodes;

namespace CompanionChat.LocalHost.Simulators.Stripe.Ledger;

/// <summary>
/// The objects of the API, as they begin: the fields of API version 2026-07-29.dahlia that a one-time payment uses.
/// Source: https://docs.stripe.com/api.
/// </summary>
internal static class StripeObjects
{
    public const string Session = "checkout.session";
    public const string Intent = "payment_intent";
    public const string Charge = "charge";
    public const string Dispute = "dispute";
    public const string Refund = "refund";
    public const string Event = "event";

    /// <summary>The beginning of any object.</summary>
    public static JsonObject New(string kind, string id, DateTimeOffset now) => new()
    {
        ["id"] = id,
        ["object"] = kind,
        ["created"] = now.ToUnixTimeSeconds(),
        ["livemode"] = false,
    };

    /// <summary>A payment of a session.</summary>
    public static JsonObject NewIntent(JsonObject session, StripeOrder order, string status, string charge, DateTimeOffset now)
    {
        var id = StripeId.New("pi");
        var amount = session.Number("amount_total");
        return New(Intent, id, now).With(new JsonObject
        {
            ["amount"] = amount,
            ["amount_capturable"] = 0,
            ["amount_received"] = status is "succeeded" ? amount : 0,
            ["canceled_at"] = null,
            ["cancellation_reason"] = null,
            ["capture_method"] = "automatic_async",
            ["client_secret"] = StripeId.New($"{id}_secret"),
            ["confirmation_method"] = "automatic",
            ["currency"] = session.Text("currency"),
            ["customer"] = null,
            ["description"] = null,
            ["last_payment_error"] = null,
            ["latest_charge"] = charge,
            ["metadata"] = order.PaymentMetadata.DeepClone(),
            ["next_action"] = null,
            ["payment_method"] = StripeId.New("pm"),
            ["payment_method_types"] = new JsonArray(status is "succeeded" ? "card" : "sepa_debit"),
            ["processing"] = null,
            ["receipt_email"] = null,
            ["status"] = status,
        });
    }

    /// <summary>The charge of a payment. It has a copy of the payment's metadata, as that is at the time.</summary>
    public static JsonObject NewCharge(JsonObject intent, string id, DateTimeOffset now)
    {
        var succeeded = intent.Text("status") is "succeeded";
        return New(Charge, id, now).With(new JsonObject
        {
            ["amount"] = intent.Number("amount"),
            ["amount_captured"] = succeeded ? intent.Number("amount") : 0,
            ["amount_refunded"] = 0,
            ["balance_transaction"] = null,
            ["captured"] = succeeded,
            ["currency"] = intent.Text("currency"),
            ["customer"] = null,
            ["description"] = null,
            ["disputed"] = false,
            ["failure_code"] = null,
            ["failure_message"] = null,
            ["metadata"] = intent["metadata"]!.DeepClone(),
            ["paid"] = succeeded,
            ["payment_intent"] = intent.Text("id"),
            ["payment_method"] = intent.Text("payment_method"),
            ["payment_method_details"] = new JsonObject { ["type"] = intent["payment_method_types"]![0]!.DeepClone() },
            ["receipt_email"] = null,
            ["receipt_url"] = null,
            ["refunded"] = false,
            ["status"] = succeeded ? "succeeded" : "pending",
        });
    }

    /// <summary>A refund of a part of a charge.</summary>
    public static JsonObject NewRefund(JsonObject charge, long amount, JsonObject metadata, string? reason, DateTimeOffset now) =>
        New(Refund, StripeId.New("re"), now).With(new JsonObject
        {
            ["amount"] = amount,
            ["balance_transaction"] = null,
            ["charge"] = charge.Text("id"),
            ["currency"] = charge.Text("currency"),
            ["metadata"] = metadata,
            ["payment_intent"] = charge.Text("payment_intent"),
            ["reason"] = reason,
            ["status"] = "succeeded",
        });

    /// <summary>A dispute over what of a charge was not refunded; where all was, over the whole of it, for banks do not look.</summary>
    public static JsonObject NewDispute(JsonObject charge, DateTimeOffset now)
    {
        var left = charge.Number("amount") - charge.Number("amount_refunded");
        return New(Dispute, StripeId.New("dp"), now).With(new JsonObject
        {
            ["amount"] = left > 0 ? left : charge.Number("amount"),
            ["balance_transactions"] = new JsonArray(),
            ["charge"] = charge.Text("id"),
            ["currency"] = charge.Text("currency"),
            ["evidence"] = new JsonObject(),
            ["evidence_details"] = new JsonObject { ["due_by"] = (now + TimeSpan.FromDays(7)).ToUnixTimeSeconds(), ["has_evidence"] = false, ["past_due"] = false, ["submission_count"] = 0 },
            ["is_charge_refundable"] = false,
            ["metadata"] = new JsonObject(),
            ["payment_intent"] = charge.Text("payment_intent"),
            ["reason"] = "fraudulent",
            ["status"] = "needs_response",
        });
    }
}

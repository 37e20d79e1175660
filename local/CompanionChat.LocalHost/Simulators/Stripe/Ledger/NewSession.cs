using System.Text.Json.Nodes;

namespace CompanionChat.LocalHost.Simulators.Stripe.Ledger;

/// <summary>What a session is made of.</summary>
/// <param name="Name">What is bought.</param>
/// <param name="Total">In the currency's smallest unit.</param>
/// <param name="Currency">Three small letters.</param>
/// <param name="SuccessUrl">Where who has paid goes on.</param>
/// <param name="CancelUrl">Where who has not goes back; null: nowhere.</param>
/// <param name="ClientReferenceId">The app's own id, if any.</param>
/// <param name="CustomerEmail">To begin with, if any.</param>
/// <param name="Metadata">The session's.</param>
/// <param name="PaymentMetadata">The payment's: neither is copied to the other.</param>
/// <param name="Expires">When it can be paid no more.</param>
internal sealed record NewSession(
    string Name,
    long Total,
    string Currency,
    string SuccessUrl,
    string? CancelUrl,
    string? ClientReferenceId,
    string? CustomerEmail,
    JsonObject Metadata,
    JsonObject PaymentMetadata,
    DateTimeOffset Expires)
{
    /// <summary>The object of the API.</summary>
    /// <param name="url">Where it is paid, but for its id.</param>
    /// <param name="now">When it is made.</param>
    public JsonObject ToJson(Uri url, DateTimeOffset now)
    {
        var id = StripeId.New("cs_test", letters: 58);
        return StripeObjects.New(StripeObjects.Session, id, now).With(new JsonObject
        {
            ["adaptive_pricing"] = new JsonObject { ["enabled"] = false },
            ["after_expiration"] = null,
            ["allow_promotion_codes"] = null,
            ["amount_subtotal"] = Total,
            ["amount_total"] = Total,
            ["automatic_tax"] = new JsonObject { ["enabled"] = false, ["liability"] = null, ["provider"] = null, ["status"] = null },
            ["billing_address_collection"] = null,
            ["cancel_url"] = CancelUrl,
            ["client_reference_id"] = ClientReferenceId,
            ["client_secret"] = null,
            ["currency"] = Currency,
            ["currency_conversion"] = null,
            ["custom_fields"] = new JsonArray(),
            ["customer"] = null,
            ["customer_creation"] = "if_required",
            ["customer_details"] = null,
            ["customer_email"] = CustomerEmail,
            ["discounts"] = new JsonArray(),
            ["expires_at"] = Expires.ToUnixTimeSeconds(),
            ["invoice"] = null,
            ["locale"] = null,
            ["metadata"] = Metadata.DeepClone(),
            ["mode"] = "payment",
            ["payment_intent"] = null,
            ["payment_link"] = null,
            ["payment_method_collection"] = "if_required",
            ["payment_method_types"] = new JsonArray("card", "sepa_debit"),
            ["payment_status"] = "unpaid",
            ["recovered_from"] = null,
            ["setup_intent"] = null,
            ["status"] = "open",
            ["submit_type"] = null,
            ["subscription"] = null,
            ["success_url"] = SuccessUrl,
            ["total_details"] = new JsonObject { ["amount_discount"] = 0, ["amount_shipping"] = 0, ["amount_tax"] = 0 },
            ["ui_mode"] = "hosted_page",
            ["url"] = new Uri(url, id).ToString(),
        });
    }
}

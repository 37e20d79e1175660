#nullable disable
using System.Text.Json.Serialization;

namespace Stripe.Checkout;

/// <summary>What to open (<see href="https://docs.stripe.com/api/checkout/sessions/create"/>).</summary>
public class SessionCreateOptions : BaseOptions, IHasMetadata
{
    [JsonPropertyName("adaptive_pricing")]
    public SessionAdaptivePricingOptions AdaptivePricing { get; set; }

    [JsonPropertyName("cancel_url")]
    public string CancelUrl { get; set; }

    [JsonPropertyName("client_reference_id")]
    public string ClientReferenceId { get; set; }

    [JsonPropertyName("line_items")]
    public List<SessionLineItemOptions> LineItems { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    [JsonPropertyName("mode")]
    public string Mode { get; set; }

    [JsonPropertyName("payment_intent_data")]
    public SessionPaymentIntentDataOptions PaymentIntentData { get; set; }

    [JsonPropertyName("success_url")]
    public string SuccessUrl { get; set; }
}

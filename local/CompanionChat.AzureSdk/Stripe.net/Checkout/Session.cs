#nullable disable
using System.Text.Json.Serialization;
using Stripe.Protocol;

namespace Stripe.Checkout;

/// <summary>A visit to Stripe's payment page (<see href="https://docs.stripe.com/api/checkout/sessions/object"/>).</summary>
public class Session : StripeEntity<Session>, IHasId, IHasMetadata, IHasObject
{
    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("object")]
    public string Object { get; set; }

    [JsonPropertyName("amount_total")]
    public long? AmountTotal { get; set; }

    [JsonPropertyName("client_reference_id")]
    public string ClientReferenceId { get; set; }

    [JsonPropertyName("currency")]
    public string Currency { get; set; }

    [JsonPropertyName("expires_at")]
    [JsonConverter(typeof(UnixTimeConverter))]
    public DateTime ExpiresAt { get; set; } = DateTime.UnixEpoch;

    [JsonPropertyName("livemode")]
    public bool Livemode { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    /// <summary><c>payment</c>, <c>setup</c> or <c>subscription</c>.</summary>
    [JsonPropertyName("mode")]
    public string Mode { get; set; }

    [JsonIgnore]
    public string PaymentIntentId
    {
        get => InternalPaymentIntent?.Id;
        set => InternalPaymentIntent = new ExpandableField<PaymentIntent> { Id = value };
    }

    /// <summary>Null unless it was expanded.</summary>
    [JsonIgnore]
    public PaymentIntent PaymentIntent
    {
        get => InternalPaymentIntent?.ExpandedObject;
        set => InternalPaymentIntent = new ExpandableField<PaymentIntent> { ExpandedObject = value };
    }

    [JsonInclude]
    [JsonPropertyName("payment_intent")]
    internal ExpandableField<PaymentIntent> InternalPaymentIntent { get; set; }

    /// <summary><c>paid</c>, <c>unpaid</c> or <c>no_payment_required</c>.</summary>
    [JsonPropertyName("payment_status")]
    public string PaymentStatus { get; set; }

    /// <summary><c>open</c>, <c>complete</c> or <c>expired</c>.</summary>
    [JsonPropertyName("status")]
    public string Status { get; set; }

    /// <summary>Null once it is not open any more.</summary>
    [JsonPropertyName("url")]
    public string Url { get; set; }
}

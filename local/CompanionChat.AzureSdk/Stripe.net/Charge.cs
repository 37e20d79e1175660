#nullable disable
using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>Money that was taken (<see href="https://docs.stripe.com/api/charges/object"/>).</summary>
public class Charge : StripeEntity<Charge>, IHasId, IHasMetadata, IHasObject
{
    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("object")]
    public string Object { get; set; }

    [JsonPropertyName("amount")]
    public long Amount { get; set; }

    /// <summary>All that was refunded so far.</summary>
    [JsonPropertyName("amount_refunded")]
    public long AmountRefunded { get; set; }

    [JsonPropertyName("currency")]
    public string Currency { get; set; }

    [JsonPropertyName("disputed")]
    public bool Disputed { get; set; }

    [JsonPropertyName("livemode")]
    public bool Livemode { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

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
}

#nullable disable
using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>A bank that wants money back (<see href="https://docs.stripe.com/api/disputes/object"/>).</summary>
public class Dispute : StripeEntity<Dispute>, IHasId, IHasMetadata, IHasObject
{
    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("object")]
    public string Object { get; set; }

    [JsonPropertyName("amount")]
    public long Amount { get; set; }

    [JsonIgnore]
    public string ChargeId
    {
        get => InternalCharge?.Id;
        set => InternalCharge = new ExpandableField<Charge> { Id = value };
    }

    /// <summary>Null unless it was expanded.</summary>
    [JsonIgnore]
    public Charge Charge
    {
        get => InternalCharge?.ExpandedObject;
        set => InternalCharge = new ExpandableField<Charge> { ExpandedObject = value };
    }

    [JsonInclude]
    [JsonPropertyName("charge")]
    internal ExpandableField<Charge> InternalCharge { get; set; }

    [JsonPropertyName("currency")]
    public string Currency { get; set; }

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

    [JsonPropertyName("status")]
    public string Status { get; set; }
}

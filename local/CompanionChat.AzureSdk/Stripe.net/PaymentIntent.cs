#nullable disable
using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>A payment from its first attempt to its end (<see href="https://docs.stripe.com/api/payment_intents/object"/>).</summary>
public class PaymentIntent : StripeEntity<PaymentIntent>, IHasId, IHasMetadata, IHasObject
{
    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("object")]
    public string Object { get; set; }

    [JsonPropertyName("amount")]
    public long Amount { get; set; }

    [JsonPropertyName("currency")]
    public string Currency { get; set; }

    [JsonIgnore]
    public string LatestChargeId
    {
        get => InternalLatestCharge?.Id;
        set => InternalLatestCharge = new ExpandableField<Charge> { Id = value };
    }

    /// <summary>Null unless it was expanded.</summary>
    [JsonIgnore]
    public Charge LatestCharge
    {
        get => InternalLatestCharge?.ExpandedObject;
        set => InternalLatestCharge = new ExpandableField<Charge> { ExpandedObject = value };
    }

    [JsonInclude]
    [JsonPropertyName("latest_charge")]
    internal ExpandableField<Charge> InternalLatestCharge { get; set; }

    [JsonPropertyName("livemode")]
    public bool Livemode { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    [JsonPropertyName("status")]
    public string Status { get; set; }
}

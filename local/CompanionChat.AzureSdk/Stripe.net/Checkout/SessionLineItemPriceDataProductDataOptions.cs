#nullable disable
using System.Text.Json.Serialization;

namespace Stripe.Checkout;

/// <summary>A product that Stripe does not know yet.</summary>
public class SessionLineItemPriceDataProductDataOptions : INestedOptions, IHasMetadata
{
    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    [JsonPropertyName("name")]
    public string Name { get; set; }
}

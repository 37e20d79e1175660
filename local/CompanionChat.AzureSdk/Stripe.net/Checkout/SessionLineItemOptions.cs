#nullable disable
using System.Text.Json.Serialization;

namespace Stripe.Checkout;

/// <summary>What is bought.</summary>
public class SessionLineItemOptions : INestedOptions
{
    [JsonPropertyName("price_data")]
    public SessionLineItemPriceDataOptions PriceData { get; set; }

    [JsonPropertyName("quantity")]
    public long? Quantity { get; set; }
}

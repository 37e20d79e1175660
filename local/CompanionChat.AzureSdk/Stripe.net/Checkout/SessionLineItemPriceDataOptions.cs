#nullable disable
using System.Text.Json.Serialization;

namespace Stripe.Checkout;

/// <summary>A price that Stripe does not know yet.</summary>
public class SessionLineItemPriceDataOptions : INestedOptions
{
    [JsonPropertyName("currency")]
    public string Currency { get; set; }

    [JsonPropertyName("product_data")]
    public SessionLineItemPriceDataProductDataOptions ProductData { get; set; }

    /// <summary>In the currency's smallest unit.</summary>
    [JsonPropertyName("unit_amount")]
    public long? UnitAmount { get; set; }
}

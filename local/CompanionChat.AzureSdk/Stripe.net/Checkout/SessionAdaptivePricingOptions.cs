#nullable disable
using System.Text.Json.Serialization;

namespace Stripe.Checkout;

/// <summary>Whether buyers may pay in a currency of their own.</summary>
public class SessionAdaptivePricingOptions : INestedOptions
{
    [JsonPropertyName("enabled")]
    public bool? Enabled { get; set; }
}

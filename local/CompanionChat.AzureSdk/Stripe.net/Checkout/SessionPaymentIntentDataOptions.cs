#nullable disable
using System.Text.Json.Serialization;

namespace Stripe.Checkout;

/// <summary>What the payment shall have of its own.</summary>
public class SessionPaymentIntentDataOptions : INestedOptions, IHasMetadata
{
    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }
}

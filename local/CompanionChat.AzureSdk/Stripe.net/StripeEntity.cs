#nullable disable
using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>An object of Stripe's.</summary>
public abstract class StripeEntity : IStripeEntity
{
    /// <summary>The answer that it came in; null where it did not come by itself.</summary>
    [JsonIgnore]
    public StripeResponse StripeResponse { get; set; }
}

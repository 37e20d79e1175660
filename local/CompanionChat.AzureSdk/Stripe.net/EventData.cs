#nullable disable
using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>What an event is about.</summary>
public class EventData : StripeEntity<EventData>
{
    /// <summary>As it was when the event happened; null for a kind that is not declared here.</summary>
    [JsonPropertyName("object")]
    public IHasObject Object { get; set; }
}

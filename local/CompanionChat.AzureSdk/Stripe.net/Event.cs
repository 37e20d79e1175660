#nullable disable
using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>Something that happened (<see href="https://docs.stripe.com/api/events/object"/>).</summary>
public class Event : StripeEntity<Event>, IHasId, IHasObject
{
    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("object")]
    public string Object { get; set; }

    [JsonPropertyName("api_version")]
    public string ApiVersion { get; set; }

    [JsonPropertyName("data")]
    public EventData Data { get; set; }

    [JsonPropertyName("livemode")]
    public bool Livemode { get; set; }

    [JsonPropertyName("type")]
    public string Type { get; set; }
}

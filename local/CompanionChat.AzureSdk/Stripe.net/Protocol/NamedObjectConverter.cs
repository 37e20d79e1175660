#nullable disable
using System.Text.Json;
using System.Text.Json.Serialization;
using Stripe.Checkout;

namespace Stripe.Protocol;

/// <summary>Reads an object by the kind that it names; null for a kind that is not declared here.</summary>
internal sealed class NamedObjectConverter : JsonConverter<IHasObject>
{
    public override IHasObject Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var json = JsonElement.ParseValue(ref reader);
        return json.TryGetProperty("object", out var kind) && TypeOf(kind.GetString()) is { } type
            ? (IHasObject)json.Deserialize(type, options)
            : null;
    }

    public override void Write(Utf8JsonWriter writer, IHasObject value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, value.GetType(), options);

    private static Type TypeOf(string kind) => kind switch
    {
        "checkout.session" => typeof(Session),
        "charge" => typeof(Charge),
        "dispute" => typeof(Dispute),
        "event" => typeof(Event),
        "payment_intent" => typeof(PaymentIntent),
        _ => null,
    };
}

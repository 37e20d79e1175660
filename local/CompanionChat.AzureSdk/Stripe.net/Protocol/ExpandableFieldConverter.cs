#nullable disable
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stripe.Protocol;

/// <summary>Reads a field that is an id or an object.</summary>
internal sealed class ExpandableFieldConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ExpandableField<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()));

    private sealed class Of<T> : JsonConverter<ExpandableField<T>>
        where T : IHasId
    {
        public override ExpandableField<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.String => new ExpandableField<T> { Id = reader.GetString() },
            JsonTokenType.StartObject => new ExpandableField<T> { ExpandedObject = JsonSerializer.Deserialize<T>(ref reader, options) },
            var other => throw new JsonException($"Unexpected token when converting ExpandableField: {other}."),
        };

        public override void Write(Utf8JsonWriter writer, ExpandableField<T> value, JsonSerializerOptions options)
        {
            if (value.ExpandedObject is { } whole)
            {
                JsonSerializer.Serialize(writer, whole, options);
            }
            else
            {
                writer.WriteStringValue(value.Id);
            }
        }
    }
}

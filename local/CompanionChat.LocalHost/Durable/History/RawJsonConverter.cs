using System.Text.Json;
using System.Text.Json.Serialization;

namespace CompanionChat.LocalHost.Durable.History;

/// <summary>Keeps a JSON text as it is inside the event's JSON: readable, and compared on replay character by character.</summary>
internal sealed class RawJsonConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.GetRawText();
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteRawValue(value);
}

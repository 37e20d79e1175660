#nullable disable
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stripe.Protocol;

/// <summary>Reads a time in seconds since 1970 (UTC).</summary>
internal sealed class UnixTimeConverter : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var seconds) && seconds is >= 0 and <= 253_402_300_799
            ? DateTime.UnixEpoch.AddSeconds(seconds)
            : throw new JsonException("Not a time in seconds.");

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(new DateTimeOffset(value).ToUnixTimeSeconds());
}

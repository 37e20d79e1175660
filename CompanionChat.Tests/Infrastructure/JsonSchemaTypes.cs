using System.Globalization;
using System.Text.Json;

namespace CompanionChat.Tests.Infrastructure;

/// <summary>The types and formats of JSON Schema that our document uses; any other is a mistake in the document.</summary>
public static class JsonSchemaTypes
{
    /// <summary>Whether a value is of the type, or one of the types, that the keyword `type` names.</summary>
    public static bool HasType(JsonElement rule, JsonElement value) =>
        rule.ValueKind == JsonValueKind.Array ? rule.EnumerateArray().Any(type => HasType(type, value)) : rule.GetString() switch
        {
            "null" => value.ValueKind == JsonValueKind.Null,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "number" => value.ValueKind == JsonValueKind.Number,
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && decimal.IsInteger(number),
            var other => throw new InvalidOperationException($"The type {other} is not understood here."),
        };

    /// <summary>Whether a text or number is of a format; values of another type always are.</summary>
    public static bool HasFormat(string? format, JsonElement value) => (format, value.ValueKind) switch
    {
        ("int32", JsonValueKind.Number) => value.TryGetInt32(out _),
        ("int64", JsonValueKind.Number) => value.TryGetInt64(out _),
        ("date-time", JsonValueKind.String) => DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, out _)
            && value.GetString()?.Contains('T', StringComparison.Ordinal) == true,
        ("uri", JsonValueKind.String) => Uri.TryCreate(value.GetString(), UriKind.Absolute, out _),
        ("uri-reference", JsonValueKind.String) => Uri.TryCreate(value.GetString(), UriKind.RelativeOrAbsolute, out _),
        ("int32" or "int64" or "date-time" or "uri" or "uri-reference", _) => true,
        _ => throw new InvalidOperationException($"The format {format} is not understood here."),
    };
}

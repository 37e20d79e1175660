using System.Globalization;
using System.Text.Json;

namespace Azure.Data.Tables.Protocol;

/// <summary>The shape of <see cref="TableEntity"/>: each value is spelled as its own type asks.</summary>
internal sealed class DictionaryEntityShape : EntityShape
{
    public override void Write(Utf8JsonWriter json, ITableEntity entity)
    {
        json.WriteStartObject();
        foreach (var (name, value) in (TableEntity)entity)
        {
            if (value is not null && name is not (EntityNames.Timestamp or EntityNames.ETag))
            {
                WriteProperty(json, name, value);
            }
        }

        json.WriteEndObject();
    }

    public override ITableEntity Read(JsonElement json)
    {
        var entity = new TableEntity();
        foreach (var member in json.EnumerateObject())
        {
            if (!member.Name.EndsWith(EntityNames.TypeSuffix, StringComparison.Ordinal) && !member.NameEquals("odata.metadata"u8))
            {
                entity[member.Name] = Value(json, member);
            }
        }

        return entity;
    }

    private static void WriteProperty(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case string text: Write(json, name, text); break;
            case bool flag: Write(json, name, flag); break;
            case int number: Write(json, name, number); break;
            case long number: Write(json, name, number); break;
            case ulong number: Write(json, name, number); break;
            case double number: Write(json, name, number); break;
            case DateTimeOffset time: Write(json, name, time); break;
            case DateTime time: Write(json, name, time); break;
            case Guid guid: Write(json, name, guid); break;
            case byte[] bytes: Write(json, name, bytes); break;
            case BinaryData bytes: Write(json, name, bytes); break;
            case Enum named: Write(json, name, named.ToString()); break;
            default: throw new NotSupportedException($"The Table service has no type for {value.GetType()}.");
        }
    }

    private static void Write<T>(Utf8JsonWriter json, string name, T value)
    {
        var type = EdmTypes.Of<T>();
        if (type.Name is not null)
        {
            json.WriteString(name + EntityNames.TypeSuffix, type.Name);
        }

        json.WritePropertyName(name);
        type.Write(json, value);
    }

    private static object Value(JsonElement row, JsonProperty member)
    {
        // The service's own column is the one whose type goes without saying.
        var type = member.NameEquals("Timestamp"u8)
            ? EdmTypes.DateTime
            : row.TryGetProperty(member.Name + EntityNames.TypeSuffix, out var named) ? named.GetString() : null;
        var value = member.Value;
        return type switch
        {
            EdmTypes.Int64 => long.Parse(value.GetString()!, CultureInfo.InvariantCulture),
            EdmTypes.Double => value.GetDouble(),
            EdmTypes.DateTime => value.GetDateTimeOffset(),
            EdmTypes.Guid => value.GetGuid(),
            EdmTypes.Binary => value.GetBytesFromBase64(),
            _ => Untyped(value),
        };
    }

    private static object Untyped(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Null => null!,
        JsonValueKind.Number when value.TryGetInt32(out var number) => number,
        JsonValueKind.Number => value.GetDouble(),
        _ => throw new NotSupportedException($"A row cannot hold a JSON {value.ValueKind}."),
    };
}

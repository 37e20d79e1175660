using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace Azure.Data.Tables.Protocol;

/// <summary>
/// How each type of property is spelled in JSON.
/// Source: learn.microsoft.com/rest/api/storageservices/payload-format-for-table-service-operations, "Property types in a JSON feed".
/// </summary>
internal static class EdmTypes
{
    public const string Int64 = "Edm.Int64";
    public const string Double = "Edm.Double";
    public const string DateTime = "Edm.DateTime";
    public const string Guid = "Edm.Guid";
    public const string Binary = "Edm.Binary";

    private static readonly FrozenDictionary<Type, object> Known = new object[]
    {
        new EdmType<string>(null, static (json, value) => json.WriteStringValue(value), static json => json.GetString()!),
        new EdmType<bool>(null, static (json, value) => json.WriteBooleanValue(value), static json => json.GetBoolean()),
        new EdmType<int>(null, static (json, value) => json.WriteNumberValue(value), static json => json.GetInt32()),
        new EdmType<long>(Int64, WriteInt64, static json => long.Parse(json.GetString()!, CultureInfo.InvariantCulture)),
        new EdmType<ulong>(Int64, WriteInt64, static json => ulong.Parse(json.GetString()!, CultureInfo.InvariantCulture)),
        new EdmType<double>(Double, static (json, value) => json.WriteNumberValue(value), static json => json.GetDouble()),
        new EdmType<DateTime>(DateTime, WriteTime, static json => json.GetDateTime()),
        new EdmType<DateTimeOffset>(DateTime, static (json, value) => WriteTime(json, value.UtcDateTime), static json => json.GetDateTimeOffset()),
        new EdmType<Guid>(Guid, static (json, value) => json.WriteStringValue(value), static json => json.GetGuid()),
        new EdmType<byte[]>(Binary, static (json, value) => json.WriteBase64StringValue(value), static json => json.GetBytesFromBase64()),
        new EdmType<BinaryData>(Binary, static (json, value) => json.WriteBase64StringValue(value), static json => new BinaryData(json.GetBytesFromBase64())),
    }.ToFrozenDictionary(static type => type.GetType().GenericTypeArguments[0]);

    /// <summary>The spelling of <typeparamref name="T"/>, of its nullable form, or of an enum (by name).</summary>
    /// <exception cref="NotSupportedException">The service has no such type.</exception>
    public static EdmType<T> Of<T>()
    {
        if (Known.TryGetValue(typeof(T), out var known))
        {
            return (EdmType<T>)known;
        }

        if (Nullable.GetUnderlyingType(typeof(T)) is { } underlying)
        {
            return (EdmType<T>)Make(nameof(Optional), underlying);
        }

        return typeof(T).IsEnum
            ? (EdmType<T>)Make(nameof(Named), typeof(T))
            : throw new NotSupportedException($"The Table service has no type for {typeof(T)}.");
    }

    private static object Make(string factory, Type argument) =>
        typeof(EdmTypes)
            .GetMethod(factory, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(argument)
            .Invoke(null, null)!;

    private static EdmType<T?> Optional<T>()
        where T : struct
    {
        var type = Of<T>();
        return new EdmType<T?>(type.Name, (json, value) => type.Write(json, value!.Value), json => type.Read(json));
    }

    private static EdmType<T> Named<T>()
        where T : struct, Enum =>
        new(null, static (json, value) => json.WriteStringValue(value.ToString()), static json => Enum.Parse<T>(json.GetString()!));

    // As text, because JSON's numbers lose precision above 2^53.
    private static void WriteInt64<T>(Utf8JsonWriter json, T value)
        where T : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[20];
        value.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        json.WriteStringValue(text[..length]);
    }

    private static void WriteTime(Utf8JsonWriter json, DateTime value)
    {
        if (value.Kind != DateTimeKind.Utc)
        {
            throw new NotSupportedException($"A DateTime of kind {value.Kind} cannot be stored: it names no instant. Use UTC.");
        }

        Span<byte> text = stackalloc byte[28];
        value.TryFormat(text, out var length, "O", CultureInfo.InvariantCulture);
        json.WriteStringValue(text[..length]);
    }
}

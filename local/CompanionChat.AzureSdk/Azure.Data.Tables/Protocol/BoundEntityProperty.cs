using System.Reflection;
using System.Text.Json;

namespace Azure.Data.Tables.Protocol;

/// <summary>A property of known type: read and written through delegates, without reflection per row.</summary>
internal sealed class BoundEntityProperty<TEntity, TValue>(string name, PropertyInfo property) : EntityProperty<TEntity>
    where TEntity : class
{
    private readonly JsonEncodedText _name = JsonEncodedText.Encode(name);
    private readonly JsonEncodedText _typeName = JsonEncodedText.Encode(name + EntityNames.TypeSuffix);
    private readonly EdmType<TValue> _type = EdmTypes.Of<TValue>();
    private readonly Func<TEntity, TValue> _get = property.GetGetMethod()!.CreateDelegate<Func<TEntity, TValue>>();
    private readonly Action<TEntity, TValue?>? _set = property.GetSetMethod(nonPublic: true)?.CreateDelegate<Action<TEntity, TValue?>>();

    public override ReadOnlySpan<byte> Name => _name.EncodedUtf8Bytes;

    public override void Write(Utf8JsonWriter json, TEntity entity)
    {
        if (_get(entity) is not { } value)
        {
            return;
        }

        if (_type.Name is not null)
        {
            json.WriteString(_typeName, _type.Name);
        }

        json.WritePropertyName(_name);
        _type.Write(json, value);
    }

    public override void Read(TEntity entity, JsonElement value) =>
        _set?.Invoke(entity, value.ValueKind == JsonValueKind.Null ? default : _type.Read(value));
}

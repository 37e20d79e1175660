using System.Collections.Concurrent;
using System.Text.Json;

namespace Azure.Data.Tables.Protocol;

/// <summary>Turns rows of one type into JSON and back; found out once per type.</summary>
internal abstract class EntityShape
{
    private static readonly ConcurrentDictionary<Type, EntityShape> Known = new();

    /// <summary>The shape of <paramref name="type"/>.</summary>
    /// <exception cref="NotSupportedException">A property whose type the service does not know, or rows that are no class.</exception>
    public static EntityShape Of(Type type) => Known.GetOrAdd(type, static type => New(type));

    /// <summary>Writes the row as one JSON object, without timestamp and ETag.</summary>
    public abstract void Write(Utf8JsonWriter json, ITableEntity entity);

    /// <summary>Makes a row of a JSON object.</summary>
    public abstract ITableEntity Read(JsonElement json);

    private static EntityShape New(Type type)
    {
        if (type == typeof(TableEntity))
        {
            return new DictionaryEntityShape();
        }

        return type.IsClass
            ? (EntityShape)Activator.CreateInstance(typeof(TypedEntityShape<>).MakeGenericType(type))!
            : throw new NotSupportedException($"{type} is no class.");
    }
}

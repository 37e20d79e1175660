using System.Reflection;
using System.Runtime.Serialization;
using System.Text.Json;

namespace Azure.Data.Tables.Protocol;

/// <summary>One property of a type of rows.</summary>
internal abstract class EntityProperty<TEntity>
    where TEntity : class
{
    /// <summary>The name in JSON, as UTF-8.</summary>
    public abstract ReadOnlySpan<byte> Name { get; }

    /// <summary>Writes the value with its type, or nothing where it is null: the service stores no nulls.</summary>
    public abstract void Write(Utf8JsonWriter json, TEntity entity);

    /// <summary>Sets the value, unless the property cannot be set.</summary>
    public abstract void Read(TEntity entity, JsonElement value);

    /// <summary>Binds <paramref name="property"/>; a <see cref="DataMemberAttribute"/> may rename it.</summary>
    public static EntityProperty<TEntity> Of(PropertyInfo property)
    {
        var name = property.GetCustomAttribute<DataMemberAttribute>()?.Name ?? property.Name;
        var type = typeof(BoundEntityProperty<,>).MakeGenericType(typeof(TEntity), property.PropertyType);
        return (EntityProperty<TEntity>)Activator.CreateInstance(type, name, property)!;
    }
}

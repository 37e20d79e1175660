using System.Reflection;
using System.Runtime.Serialization;
using System.Text.Json;

namespace Azure.Data.Tables.Protocol;

/// <summary>The shape of a class with a property per column.</summary>
internal sealed class TypedEntityShape<T> : EntityShape
    where T : class, ITableEntity
{
    /// <summary>These go through <see cref="ITableEntity"/>, so that a class may implement them explicitly.</summary>
    private static readonly string[] OfTheInterface =
        [nameof(ITableEntity.PartitionKey), nameof(ITableEntity.RowKey), nameof(ITableEntity.Timestamp), nameof(ITableEntity.ETag)];

    private readonly EntityProperty<T>[] _properties =
        [.. typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(IsColumn).Select(EntityProperty<T>.Of)];

    public override void Write(Utf8JsonWriter json, ITableEntity entity)
    {
        var typed = (T)entity;
        json.WriteStartObject();
        json.WriteString(EntityNames.PartitionKey, entity.PartitionKey);
        json.WriteString(EntityNames.RowKey, entity.RowKey);
        foreach (var property in _properties)
        {
            property.Write(json, typed);
        }

        json.WriteEndObject();
    }

    public override ITableEntity Read(JsonElement json)
    {
        var entity = Activator.CreateInstance<T>();
        var next = 0;
        foreach (var member in json.EnumerateObject())
        {
            if (!ReadOwn(entity, member) && Find(member, ref next) is { } property)
            {
                property.Read(entity, member.Value);
            }
        }

        return entity;
    }

    private static bool IsColumn(PropertyInfo property) =>
        property.GetGetMethod() is not null
        && property.GetIndexParameters().Length == 0
        && !OfTheInterface.Contains(property.Name, StringComparer.Ordinal)
        && !property.IsDefined(typeof(IgnoreDataMemberAttribute));

    private static bool ReadOwn(T entity, JsonProperty member)
    {
        if (member.NameEquals("PartitionKey"u8))
        {
            entity.PartitionKey = member.Value.GetString()!;
        }
        else if (member.NameEquals("RowKey"u8))
        {
            entity.RowKey = member.Value.GetString()!;
        }
        else if (member.NameEquals("Timestamp"u8))
        {
            entity.Timestamp = member.Value.GetDateTimeOffset();
        }
        else if (member.NameEquals("odata.etag"u8))
        {
            entity.ETag = new ETag(member.Value.GetString()!);
        }
        else
        {
            return false;
        }

        return true;
    }

    /// <summary>Rows mostly come with their columns in the order in which they were sent, so the search starts after the last hit.</summary>
    private EntityProperty<T>? Find(JsonProperty member, ref int next)
    {
        for (var tried = 0; tried < _properties.Length; tried++)
        {
            var at = (next + tried) % _properties.Length;
            if (member.NameEquals(_properties[at].Name))
            {
                next = at + 1;
                return _properties[at];
            }
        }

        return null;
    }
}

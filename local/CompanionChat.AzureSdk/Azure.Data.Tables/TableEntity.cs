using System.Globalization;
using Azure.Data.Tables.Protocol;

namespace Azure.Data.Tables;

/// <summary>A row as a dictionary, for tables whose columns differ from row to row.</summary>
public sealed partial class TableEntity : ITableEntity
{
    private readonly Dictionary<string, object> _properties;

    /// <summary>An empty row.</summary>
    public TableEntity() => _properties = new Dictionary<string, object>(StringComparer.Ordinal);

    /// <summary>A row with nothing but its keys.</summary>
    public TableEntity(string partitionKey, string rowKey)
        : this()
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    /// <summary>A row with these values, which are copied.</summary>
    public TableEntity(IDictionary<string, object>? values)
        : this()
    {
        foreach (var (name, value) in values ?? new Dictionary<string, object>(StringComparer.Ordinal))
        {
            _properties[name] = value;
        }
    }

    /// <inheritdoc/>
    public string PartitionKey
    {
        get => GetString(EntityNames.PartitionKey)!;
        set => _properties[EntityNames.PartitionKey] = value;
    }

    /// <inheritdoc/>
    public string RowKey
    {
        get => GetString(EntityNames.RowKey)!;
        set => _properties[EntityNames.RowKey] = value;
    }

    /// <inheritdoc/>
    public DateTimeOffset? Timestamp
    {
        get => GetDateTimeOffset(EntityNames.Timestamp);
        set => _properties[EntityNames.Timestamp] = value!;
    }

    /// <inheritdoc/>
    public ETag ETag
    {
        get => GetString(EntityNames.ETag) is { } text ? new ETag(text) : default;
        set => _properties[EntityNames.ETag] = value.ToString();
    }

    /// <summary>The text under <paramref name="key"/>, or null; a time is spelled as ISO 8601.</summary>
    /// <exception cref="InvalidOperationException">The value is of another type.</exception>
    public string? GetString(string key) => Find(key) switch
    {
        DateTimeOffset time => time.ToString("o", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("o", CultureInfo.InvariantCulture),
        var value => As<string>(value),
    };

    /// <summary>The bytes under <paramref name="key"/>, or null.</summary>
    /// <exception cref="InvalidOperationException">The value is of another type.</exception>
    public byte[]? GetBinary(string key) => Find(key) is BinaryData bytes ? bytes.ToArray() : As<byte[]>(Find(key));

    /// <summary>The bytes under <paramref name="key"/>, or null.</summary>
    /// <exception cref="InvalidOperationException">The value is of another type.</exception>
    public BinaryData? GetBinaryData(string key) => Find(key) is byte[] bytes ? new BinaryData(bytes) : As<BinaryData>(Find(key));

    /// <summary>The truth value under <paramref name="key"/>, or null.</summary>
    /// <exception cref="InvalidOperationException">The value is of another type.</exception>
    public bool? GetBoolean(string key) => As<bool?>(Find(key));

    /// <summary>The time under <paramref name="key"/> in UTC, or null.</summary>
    /// <exception cref="InvalidOperationException">The value is of another type.</exception>
    public DateTime? GetDateTime(string key) => Find(key) is DateTimeOffset time ? time.UtcDateTime : As<DateTime?>(Find(key));

    /// <summary>The time under <paramref name="key"/>, or null.</summary>
    /// <exception cref="InvalidOperationException">The value is of another type.</exception>
    public DateTimeOffset? GetDateTimeOffset(string key) => Find(key) is DateTime time ? new DateTimeOffset(time) : As<DateTimeOffset?>(Find(key));

    /// <summary>The number under <paramref name="key"/>, or null.</summary>
    /// <exception cref="InvalidOperationException">The value is of another type.</exception>
    public double? GetDouble(string key) => As<double?>(Find(key));

    /// <summary>The guid under <paramref name="key"/>, or null.</summary>
    /// <exception cref="InvalidOperationException">The value is of another type.</exception>
    public Guid? GetGuid(string key) => As<Guid?>(Find(key));

    /// <summary>The number under <paramref name="key"/>, or null.</summary>
    /// <exception cref="InvalidOperationException">The value is of another type.</exception>
    public int? GetInt32(string key) => As<int?>(Find(key));

    /// <summary>The number under <paramref name="key"/>, or null.</summary>
    /// <exception cref="InvalidOperationException">The value is of another type.</exception>
    public long? GetInt64(string key) => As<long?>(Find(key));

    private static T? As<T>(object? value) => value switch
    {
        null => default,
        T typed => typed,
        _ => throw new InvalidOperationException($"Cannot return {typeof(T)} type for a {value.GetType()} typed property."),
    };

    private object? Find(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return _properties.GetValueOrDefault(key);
    }
}

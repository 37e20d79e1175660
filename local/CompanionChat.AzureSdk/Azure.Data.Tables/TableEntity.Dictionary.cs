using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Azure.Data.Tables;

/// <content>The dictionary: keys, timestamp and ETag are in it under their OData names.</content>
public sealed partial class TableEntity : IDictionary<string, object>
{
    /// <summary>The names of all values.</summary>
    public ICollection<string> Keys => _properties.Keys;

    /// <summary>How many values there are.</summary>
    public int Count => _properties.Count;

    ICollection<object> IDictionary<string, object>.Values => _properties.Values;

    bool ICollection<KeyValuePair<string, object>>.IsReadOnly => false;

    private ICollection<KeyValuePair<string, object>> Pairs => _properties;

    /// <summary>The value under <paramref name="key"/>; null where there is none. A value that is there keeps its type: an int may
    /// take the place of a long or a double, and becomes one.</summary>
    /// <exception cref="InvalidOperationException">Set to a value of another type than the one that is there.</exception>
    public object this[string key]
    {
        get => Find(key)!;
        set
        {
            ArgumentException.ThrowIfNullOrEmpty(key);
            _properties[key] = value is not null && Find(key) is { } present ? Coerce(present, value) : value!;
        }
    }

    /// <summary>Adds a value under a new name.</summary>
    /// <exception cref="ArgumentException">There is one.</exception>
    public void Add(string key, object value) => _properties.Add(key, value);

    /// <summary>Whether there is a value under that name.</summary>
    public bool ContainsKey(string key) => _properties.ContainsKey(key);

    /// <summary>Takes a value out; false where there was none.</summary>
    public bool Remove(string key) => _properties.Remove(key);

    /// <summary>Finds a value; false where there is none.</summary>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object value) => _properties.TryGetValue(key, out value);

    /// <summary>Takes all values out, the keys too.</summary>
    public void Clear() => _properties.Clear();

    void ICollection<KeyValuePair<string, object>>.Add(KeyValuePair<string, object> item) => Pairs.Add(item);

    bool ICollection<KeyValuePair<string, object>>.Contains(KeyValuePair<string, object> item) => Pairs.Contains(item);

    void ICollection<KeyValuePair<string, object>>.CopyTo(KeyValuePair<string, object>[] array, int arrayIndex) => Pairs.CopyTo(array, arrayIndex);

    bool ICollection<KeyValuePair<string, object>>.Remove(KeyValuePair<string, object> item) => Pairs.Remove(item);

    IEnumerator<KeyValuePair<string, object>> IEnumerable<KeyValuePair<string, object>>.GetEnumerator() => _properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _properties.GetEnumerator();

    private static object Coerce(object present, object value) => (present, value) switch
    {
        (double, int number) => (double)number,
        (long, int number) => (long)number,
        (int, long or double) => value,
        (DateTime, DateTimeOffset) or (DateTimeOffset, DateTime) => value,
        (string, DateTime or DateTimeOffset) => value,
        _ when present.GetType().IsInstanceOfType(value) => value,
        _ => throw new InvalidOperationException($"A {present.GetType()} property cannot take a {value.GetType()}."),
    };
}

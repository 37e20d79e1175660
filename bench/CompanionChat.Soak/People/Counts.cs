using System.Collections.Concurrent;

namespace CompanionChat.Soak.People;

/// <summary>Counts what was done, by name. Safe to use from many threads.</summary>
internal sealed class Counts
{
    private readonly ConcurrentDictionary<string, long> counts = new(StringComparer.Ordinal);

    /// <summary>How often something was done.</summary>
    public long this[string name] => counts.GetValueOrDefault(name);

    /// <summary>All, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> All => [.. counts.OrderBy(count => count.Key, StringComparer.Ordinal)];

    /// <summary>It was done once more.</summary>
    public void Add(string name) => counts.AddOrUpdate(name, 1, (_, before) => before + 1);
}

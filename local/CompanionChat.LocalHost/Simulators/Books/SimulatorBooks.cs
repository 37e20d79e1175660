using System.Text.Json;

namespace CompanionChat.LocalHost.Simulators.Books;

/// <summary>
/// What a simulator must still know after the host was killed: JSON values by key, where a key is <c>kind/id</c>. Each change is one line at the
/// end of a file, so it is kept whole or not at all, and costs the same however much is kept. Safe to use from many threads.
/// </summary>
internal sealed class SimulatorBooks : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Lock gate = new();
    private readonly Dictionary<string, BooksEntry> entries = new(StringComparer.Ordinal);
    private readonly FileStream? journal;
    private long written;

    /// <param name="file">Where they are kept; null: in memory only.</param>
    /// <exception cref="HostFailedException">The file is not one of ours.</exception>
    public SimulatorBooks(string? file)
    {
        if (file is not null)
        {
            Journal.Read(file, Apply);
            journal = Journal.Rewrite(file, entries);
        }
    }

    /// <summary>What is kept under a key; the default where nothing is.</summary>
    public T? Get<T>(string key)
    {
        lock (gate)
        {
            return entries.TryGetValue(key, out var entry) ? Read<T>(entry.Json) : default;
        }
    }

    /// <summary>All of a kind, the newest first.</summary>
    public IReadOnlyList<T> All<T>(string kind)
    {
        List<string> found;
        lock (gate)
        {
            found = [.. entries
                .Where(entry => entry.Key.StartsWith($"{kind}/", StringComparison.Ordinal))
                .OrderByDescending(entry => entry.Value.Order)
                .Select(entry => entry.Value.Json)];
        }

        return [.. found.Select(Read<T>)];
    }

    /// <summary>Changes them, alone: nobody else does meanwhile. All of it is kept, or nothing.</summary>
    /// <param name="work">What to do; it must not wait for anything.</param>
    /// <returns>What <paramref name="work"/> returns.</returns>
    public T Change<T>(Func<BooksChange, T> work)
    {
        var change = new BooksChange(this);
        T result;
        lock (gate)
        {
            result = work(change);
            journal?.Write(Journal.Line(change.Writes));
            journal?.Flush();
            foreach (var (key, json) in change.Writes)
            {
                Apply(key, json);
            }
        }

        change.Committed();
        return result;
    }

    /// <inheritdoc/>
    public void Dispose() => journal?.Dispose();

    internal static string Text<T>(T value) => JsonSerializer.Serialize(value, Json);

    internal static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Json)!;

    private void Apply(string key, string? json)
    {
        if (json is null)
        {
            entries.Remove(key);
            return;
        }

        entries[key] = new BooksEntry(json, entries.TryGetValue(key, out var earlier) ? earlier.Order : ++written);
    }
}

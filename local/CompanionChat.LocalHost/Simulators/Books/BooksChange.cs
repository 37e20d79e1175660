namespace CompanionChat.LocalHost.Simulators.Books;

/// <summary>A change of the books that is under way. It sees its own writes; nobody else does before it is kept.</summary>
internal sealed class BooksChange(SimulatorBooks books)
{
    private readonly Dictionary<string, string?> writes = new(StringComparer.Ordinal);
    private readonly List<Action> afterwards = [];

    /// <summary>What it writes; null removes.</summary>
    public IReadOnlyDictionary<string, string?> Writes => writes;

    /// <inheritdoc cref="SimulatorBooks.Get{T}"/>
    public T? Get<T>(string key)
    {
        if (!writes.TryGetValue(key, out var json))
        {
            return books.Get<T>(key);
        }

        return json is null ? default : SimulatorBooks.Read<T>(json);
    }

    /// <summary>Writes a value.</summary>
    public void Put<T>(string key, T value) => writes[key] = SimulatorBooks.Text(value);

    /// <summary>Removes a value, if there is one.</summary>
    public void Remove(string key) => writes[key] = null;

    /// <summary>Has something done as soon as the change is kept.</summary>
    public void Then(Action action) => afterwards.Add(action);

    internal void Committed() => afterwards.ForEach(action => action());
}

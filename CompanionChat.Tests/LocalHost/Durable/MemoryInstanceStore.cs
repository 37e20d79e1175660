using System.Collections.Concurrent;
using System.Globalization;
using CompanionChat.LocalHost.Durable.Storage;

namespace CompanionChat.Tests.LocalHost.Durable;

/// <summary>A store in memory that counts its writes and can fail: before a write, or after it, when only the answer is lost.</summary>
internal class MemoryInstanceStore : IInstanceStore
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, InstanceRecord> rows = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> writes = new();
    private int etags;

    /// <summary>The writes so far that were carried out.</summary>
    public string[] Writes => [.. writes];

    /// <summary>Called before and after each write with its name and number (from 1); what it throws, the caller sees.</summary>
    public Action<string, int> BeforeWrite { get; set; } = static (_, _) => { };

    public Action<string, int> AfterWrite { get; set; } = static (_, _) => { };

    public int Reads { get; private set; }

    public int Count => rows.Count;

    /// <summary>The rows in their order, as stored.</summary>
    public InstanceRecord this[string instanceId]
    {
        get
        {
            lock (gate)
            {
                return rows[instanceId];
            }
        }
    }

    public Task EnsureCreatedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public virtual Task<string?> AddAsync(InstanceRecord instance, CancellationToken cancellationToken) =>
        Write("add", () => rows.ContainsKey(instance.InstanceId) ? null : Put(instance));

    public Task<string?> UpdateAsync(InstanceRecord instance, int stored, CancellationToken cancellationToken) => Write(
        "update",
        () => Find(instance) is { } row ? Put(instance with { History = row.History[..stored] + instance.History[stored..] }) : null);

    public Task<string?> ReplaceAsync(InstanceRecord instance, CancellationToken cancellationToken) =>
        Write("replace", () => Find(instance) is null ? null : Put(instance));

    public async Task<bool> DeleteAsync(InstanceRecord instance, CancellationToken cancellationToken) =>
        await Write("delete", () => Find(instance) is not null && rows.Remove(instance.InstanceId) ? "gone" : null) is not null;

    public Task<InstanceRecord?> GetAsync(string instanceId, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            Reads++;
            return Task.FromResult(rows.GetValueOrDefault(instanceId));
        }
    }

    /// <summary>Pages with an empty one before each, as Table Storage may answer.</summary>
    public virtual Task<InstancePage> ListAsync(InstanceFilter filter, int pageSize, string? continuation, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (continuation?.StartsWith("from:", StringComparison.Ordinal) != true)
            {
                return Task.FromResult(new InstancePage([], "from:" + continuation));
            }

            var start = continuation["from:".Length..];
            var page = rows.Values
                .Where(row => string.CompareOrdinal(row.InstanceId, start) > 0 && Matches(row, filter))
                .Take(pageSize)
                .Select(row => filter.WithHistory ? row : row with { History = "" })
                .ToList();
            return Task.FromResult(new InstancePage(page, page.Count < pageSize ? null : page[^1].InstanceId));
        }
    }

    private static bool Matches(InstanceRecord row, InstanceFilter filter) =>
        (filter.Finished is null || filter.Finished == row.IsFinished)
        && !string.Equals(filter.NotWrittenBy, row.Writer, StringComparison.Ordinal)
        && !(row.CreatedAt < filter.CreatedFrom)
        && !(row.CreatedAt > filter.CreatedTo)
        && row.InstanceId.StartsWith(filter.IdPrefix ?? "", StringComparison.Ordinal);

    private Task<string?> Write(string name, Func<string?> write)
    {
        lock (gate)
        {
            BeforeWrite(name, writes.Count + 1);
            var etag = write();
            if (etag is not null)
            {
                writes.Enqueue(name);
            }

            AfterWrite(name, writes.Count);
            return Task.FromResult(etag);
        }
    }

    private InstanceRecord? Find(InstanceRecord instance) =>
        rows.TryGetValue(instance.InstanceId, out var row) && string.Equals(row.ETag, instance.ETag, StringComparison.Ordinal) ? row : null;

    private string Put(InstanceRecord instance)
    {
        var etag = (++etags).ToString(CultureInfo.InvariantCulture);
        rows[instance.InstanceId] = instance with { ETag = etag };
        return etag;
    }
}

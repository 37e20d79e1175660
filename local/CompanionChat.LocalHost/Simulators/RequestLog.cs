namespace CompanionChat.LocalHost.Simulators;

/// <summary>Counts a simulator's calls and keeps the newest. Safe to use from many threads.</summary>
public sealed class RequestLog
{
    private const int Kept = 50;

    private readonly Lock gate = new();
    private readonly SortedDictionary<long, RequestEntry> newest = [];
    private long arrived;
    private long forgotten;

    /// <summary>A call arrived. It counts from here on, whatever becomes of it.</summary>
    /// <param name="now">When.</param>
    /// <returns>Its number, for <see cref="Answered"/>.</returns>
    public long Arrived(DateTimeOffset now)
    {
        lock (gate)
        {
            newest.Add(++arrived, new RequestEntry(now));
            newest.Remove(arrived - Kept);
            return arrived;
        }
    }

    /// <summary>A call was answered.</summary>
    /// <param name="number">Which.</param>
    /// <param name="status">The status of the answer.</param>
    /// <param name="model">The model that was asked for, if any.</param>
    public void Answered(long number, int status, string? model)
    {
        lock (gate)
        {
            if (newest.TryGetValue(number, out var entry))
            {
                newest[number] = entry with { Status = status, Model = model };
            }
        }
    }

    /// <summary>How many calls arrived since the last reset, and the newest 50 of them, oldest first.</summary>
    public (long Count, IReadOnlyList<RequestEntry> Newest) Read()
    {
        lock (gate)
        {
            return (arrived - forgotten, [.. newest.Values]);
        }
    }

    /// <summary>Starts again from nothing.</summary>
    public void Reset()
    {
        lock (gate)
        {
            forgotten = arrived;
            newest.Clear();
        }
    }
}

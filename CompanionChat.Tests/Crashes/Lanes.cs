using System.Collections.Concurrent;

namespace CompanionChat.Tests.Crashes;

/// <summary>The lanes of a class's matrices. A host that came back serves the next cell, whichever matrix it belongs to, so that each costs one start.</summary>
public sealed class Lanes : IAsyncLifetime
{
    /// <summary>Some cells wait for fifteen seconds, for a commit that never comes; the others go on meanwhile.</summary>
    private const int Count = 5;

    private readonly ConcurrentBag<Lane> idle = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var lane in idle)
        {
            await lane.DisposeAsync();
        }
    }

    /// <summary>Does something in one of them. A lane in which something failed is not used again.</summary>
    internal async Task<T> InOneAsync<T>(Func<Lane, Task<T>> work)
    {
        var lane = idle.TryTake(out var waiting) ? waiting : await Lane.OpenAsync();
        try
        {
            var result = await work(lane);
            idle.Add(lane);
            return result;
        }
        catch (Exception failure)
        {
            var output = lane.Host.Output;
            await lane.DisposeAsync();
            throw new InvalidOperationException($"{failure.Message}\n{output}", failure);
        }
    }

    /// <summary>Runs every cell in some lane. Fails with all that failed.</summary>
    internal async Task<IReadOnlyDictionary<TCell, T>> InAllAsync<TCell, T>(IEnumerable<TCell> cells, Func<TCell, Lane, Task<T>> run)
        where TCell : notnull
    {
        var waiting = new ConcurrentQueue<TCell>(cells);
        var (results, failures) = (new ConcurrentDictionary<TCell, T>(), new ConcurrentBag<string>());
        await Task.WhenAll(Enumerable.Range(0, Count).Select(async _ =>
        {
            while (waiting.TryDequeue(out var cell))
            {
                try
                {
                    results[cell] = await InOneAsync(lane => run(cell, lane));
                }
                catch (InvalidOperationException failure)
                {
                    failures.Add($"{cell}: {failure.Message}\n{failure.InnerException?.StackTrace}");
                }
            }
        }));
        Assert.True(failures.IsEmpty, $"{failures.Count} failed.\n\n{string.Join("\n\n", failures)}");
        return results;
    }
}

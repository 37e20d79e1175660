using System.Diagnostics;

namespace CompanionChat.Bench.Load;

/// <summary>Clients that each ask again as soon as they were answered.</summary>
internal static class ClosedLoop
{
    // What is slow goes on for longer, so that there is something to take percentiles of; but not for ever.
    private const int FewestSamples = 20;
    private const int LongestTimes = 6;

    /// <summary>Runs a round.</summary>
    /// <param name="clients">How many at once.</param>
    /// <param name="duration">For how long.</param>
    /// <param name="once">One request of the client of that number, and its milliseconds; null where what was prepared is used up: that ends the round.</param>
    public static async Task<Round> RunAsync(int clients, TimeSpan duration, Func<int, Task<double?>> once)
    {
        var begin = Stopwatch.GetTimestamp();
        var (count, isOver) = (0, false);
        var parts = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(() => ClientAsync(client))));
        return new Round([.. parts.SelectMany(part => part)], Stopwatch.GetElapsedTime(begin));

        async Task<List<double>> ClientAsync(int client)
        {
            var latencies = new List<double>();
            while (!Volatile.Read(ref isOver) && GoesOn(Stopwatch.GetElapsedTime(begin)))
            {
                if (await once(client) is not { } latency)
                {
                    Volatile.Write(ref isOver, true);
                    break;
                }

                latencies.Add(latency);
                Interlocked.Increment(ref count);
            }

            return latencies;
        }

        bool GoesOn(TimeSpan elapsed) => elapsed < duration || (Volatile.Read(ref count) < FewestSamples && elapsed < LongestTimes * duration);
    }
}

using System.Text.Json;
using CompanionChat.Soak.Checks;
using CompanionChat.Soak.People;

namespace CompanionChat.Soak.Memory;

/// <summary>Looks at what the app's process holds, every two seconds; at its own heap after a full collection, ten times.</summary>
/// <param name="stage">Where the app is.</param>
/// <param name="undisturbedFrom">From when on one process lives to the end.</param>
/// <param name="length">How long the run is.</param>
internal sealed class MemoryWatch(Stage stage, TimeSpan undisturbedFrom, TimeSpan length)
{
    private const double BytesPerMebibyte = 1024 * 1024;
    private const int LooksAtHeap = 10;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    private readonly List<MemorySample> samples = [];
    private readonly List<double> heaps = [];

    /// <summary>The process that was not disturbed.</summary>
    public MemorySeries Undisturbed => new(samples);

    /// <summary>What was live in the undisturbed process's heap, in order of time. MiB.</summary>
    public IReadOnlyList<double> Heaps => heaps;

    /// <summary>What is held now. MiB.</summary>
    public double Now { get; private set; }

    /// <summary>The most that any process held. MiB.</summary>
    public double Most { get; private set; }

    /// <summary>Watches.</summary>
    /// <param name="calls">Looked at in the same step.</param>
    /// <param name="over">The run is over.</param>
    public async Task WatchAsync(ProviderCalls calls, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            if (stage.App.HasDied)
            {
                stage.Verdict.Condemn(new Violation(Rules.NoFailure, "the app", "its process ended by itself"));
            }

            Look();
            await calls.CheckAsync(stage.Verdict.Ended);
            await LookAtHeapAsync(stage.Verdict.Ended);
            await Task.Delay(BetweenLooks, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Look()
    {
        try
        {
            if (stage.App.Process is { HasEnded: false } living)
            {
                var (threads, handles) = living.Resources;
                var sample = new MemorySample(stage.Elapsed, living.ResidentMebibytes, threads, handles);
                Now = sample.Mebibytes;
                Most = Math.Max(Most, sample.Mebibytes);
                if (stage.Elapsed >= undisturbedFrom)
                {
                    samples.Add(sample);
                }
            }
        }
        catch (InvalidOperationException)
        {
            // It was killed between two looks.
        }
    }

    // A collection is asked for, so it is done seldom: else it would be the reason why memory is flat.
    private async Task LookAtHeapAsync(CancellationToken ended)
    {
        if (stage.Elapsed >= undisturbedFrom + ((length - undisturbedFrom) * heaps.Count / LooksAtHeap))
        {
            try
            {
                var heap = await stage.App.Http.GetByteArrayAsync(new Uri("/_sim/memory", UriKind.Relative), ended);
                heaps.Add(JsonElement.Parse(heap).GetProperty("liveBytes").GetInt64() / BytesPerMebibyte);
            }
            catch (HttpRequestException)
            {
                // It is being killed for the last time; the next look is soon.
            }
        }
    }
}

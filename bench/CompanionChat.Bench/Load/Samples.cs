namespace CompanionChat.Bench.Load;

/// <summary>What was measured of one thing over all its rounds.</summary>
internal sealed class Samples
{
    private readonly List<double> milliseconds = [];
    private readonly List<double> rates = [];
    private double[]? sorted;

    /// <summary>How many latencies there are.</summary>
    public int Count => milliseconds.Count;

    /// <summary>Requests in a second: the median of the rounds.</summary>
    public double Rate => Median(rates);

    /// <summary>Half were answered within this. Milliseconds.</summary>
    public double P50 => Percentile(50);

    /// <summary>All but one in a hundred were answered within this. Milliseconds.</summary>
    public double P99 => Percentile(99);

    /// <summary>The slowest of all. Milliseconds.</summary>
    public double Worst => Percentile(100);

    /// <summary>Adds a round.</summary>
    public void Add(Round round) => Add(round.Milliseconds, round.Rate);

    /// <summary>Adds latencies in milliseconds, and how many there were in a second.</summary>
    public void Add(IReadOnlyCollection<double> latencies, double rate)
    {
        milliseconds.AddRange(latencies);
        rates.Add(rate);
        sorted = null;
    }

    /// <summary>The middle one; of an even number the upper of the two.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var ordered = values.Order().ToArray();
        return ordered.Length == 0 ? double.NaN : ordered[ordered.Length / 2];
    }

    // Nearest rank: always one that was measured.
    private double Percentile(double percent)
    {
        sorted ??= [.. milliseconds.Order()];
        return sorted.Length == 0 ? double.NaN : sorted[Math.Max(0, (int)Math.Ceiling(percent / 100 * sorted.Length) - 1)];
    }
}

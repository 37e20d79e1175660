using System.Globalization;
using CompanionChat.Soak.Checks;

namespace CompanionChat.Soak.Memory;

/// <summary>
/// What one process held while nobody disturbed it. The first fifth is warm-up: code is compiled again, and pools fill. What comes after is judged from
/// the medians of its first and its last tenth, since a collection that is due makes any one sample a matter of luck.
/// </summary>
/// <param name="samples">In order of time.</param>
internal sealed class MemorySeries(IReadOnlyList<MemorySample> samples)
{
    private const double MostGrowth = 0.25;
    private const double MostMebibytes = 40;
    private const int FewestSamples = 20;

    private static readonly TimeSpan ShortestToJudge = TimeSpan.FromMinutes(5);

    private readonly IReadOnlyList<MemorySample> warm = [.. samples.Skip(samples.Count / 5)];

    /// <summary>Whether there is enough of it to say anything.</summary>
    public bool CanJudge => warm.Count >= FewestSamples && warm[^1].At - warm[0].At >= ShortestToJudge;

    /// <summary>The first sample.</summary>
    public MemorySample? Start => samples is [var first, ..] ? first : null;

    /// <summary>At the end of the warm-up. MiB.</summary>
    public double AfterWarmUp => Median(warm.Take(Tenth));

    /// <summary>At the end. MiB.</summary>
    public double End => Median(warm.TakeLast(Tenth));

    /// <summary>The median of each quarter after the warm-up. MiB.</summary>
    public IEnumerable<double> Quarters => Enumerable.Range(0, 4).Select(quarter =>
        Median(warm.Skip(quarter * warm.Count / 4).Take(((quarter + 1) * warm.Count / 4) - (quarter * warm.Count / 4))));

    /// <summary>The least squares' slope of the last half. MiB an hour.</summary>
    public double Slope
    {
        get
        {
            var half = samples.Skip(samples.Count / 2).ToList();
            if (half.Count < 2)
            {
                return double.NaN;
            }

            var (hours, level) = (half.Average(sample => sample.At.TotalHours), half.Average(sample => sample.Mebibytes));
            return half.Sum(sample => (sample.At.TotalHours - hours) * (sample.Mebibytes - level))
                / half.Sum(sample => Math.Pow(sample.At.TotalHours - hours, 2));
        }
    }

    /// <summary>The most threads and handles after the warm-up.</summary>
    public (int Threads, int Handles) Most => warm.Count == 0 ? (0, 0) : (warm.Max(sample => sample.Threads), warm.Max(sample => sample.Handles));

    private int Tenth => Math.Max(1, warm.Count / 10);

    /// <summary>Finds growth that is a leak: a quarter more, and no less than 40 MiB.</summary>
    public IEnumerable<Violation> Check() => CanJudge && End > AfterWarmUp * (1 + MostGrowth) && End > AfterWarmUp + MostMebibytes
        ?
        [
            new Violation(Rules.FlatMemory, "the app", string.Create(
                CultureInfo.InvariantCulture, $"{AfterWarmUp:F0} MiB after the warm-up, {End:F0} MiB at the end, {Slope:F0} MiB more an hour")),
        ]
        : [];

    private static double Median(IEnumerable<MemorySample> of)
    {
        var ordered = of.Select(sample => sample.Mebibytes).Order().ToArray();
        return ordered.Length == 0 ? double.NaN : ordered[ordered.Length / 2];
    }
}

using System.Diagnostics.Metrics;

namespace CompanionChat.Functions.Hosting.Telemetry;

/// <summary>How times are sorted into buckets: by default the buckets are meant for milliseconds.</summary>
internal static class Seconds
{
    public static InstrumentAdvice<double> Advice { get; } = new()
    {
        HistogramBucketBoundaries = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40, 60, 300, 3600],
    };
}

namespace CompanionChat.Bench.Load;

/// <summary>What one round measured.</summary>
/// <param name="Milliseconds">The latency of each request.</param>
/// <param name="Elapsed">From the first request to the last answer.</param>
internal sealed record Round(IReadOnlyCollection<double> Milliseconds, TimeSpan Elapsed)
{
    /// <summary>Requests in a second.</summary>
    public double Rate => Milliseconds.Count / Elapsed.TotalSeconds;
}

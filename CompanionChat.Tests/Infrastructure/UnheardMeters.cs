using System.Diagnostics.Metrics;

namespace CompanionChat.Tests.Infrastructure;

/// <summary>Meters that nobody listens to, for handlers that are made by hand.</summary>
public sealed class UnheardMeters : IMeterFactory
{
    public static readonly UnheardMeters Instance = new();

    private readonly Meter meter = new("unheard");

    public Meter Create(MeterOptions options) => meter;

    public void Dispose() => meter.Dispose();
}

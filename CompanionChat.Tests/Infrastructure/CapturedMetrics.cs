using System.Diagnostics.Metrics;
using System.Globalization;
using CompanionChat.Functions.Hosting.Telemetry;

namespace CompanionChat.Tests.Infrastructure;

/// <summary>Adds up what the app's instruments measure. Of one container only: others in the process measure too.</summary>
public sealed class CapturedMetrics : IDisposable
{
    private readonly Lock gate = new();
    private readonly MeterListener listener = new();
    private readonly Dictionary<string, (int Count, double Sum)> series = new(StringComparer.Ordinal);

    public CapturedMetrics(IMeterFactory meters)
    {
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Name == ChatTelemetry.Name && ReferenceEquals(instrument.Meter.Scope, meters))
            {
                listening.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.Start();
    }

    /// <summary>The sum of an instrument under these tags, such as <c>name{a=1,b=2}</c> with the tags in order.</summary>
    public double Sum(string name)
    {
        lock (gate)
        {
            return series.GetValueOrDefault(name).Sum;
        }
    }

    /// <summary>How often an instrument measured under these tags.</summary>
    public int Count(string name)
    {
        lock (gate)
        {
            return series.GetValueOrDefault(name).Count;
        }
    }

    /// <summary>All that was measured, in order.</summary>
    public IReadOnlyList<string> Names
    {
        get
        {
            lock (gate)
            {
                return [.. series.Keys.Order(StringComparer.Ordinal)];
            }
        }
    }

    public void Dispose() => listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var spelled = tags.ToArray().Select(tag => string.Create(CultureInfo.InvariantCulture, $"{tag.Key}={tag.Value}")).Order(StringComparer.Ordinal).ToList();
        var name = spelled.Count == 0 ? instrument.Name : $"{instrument.Name}{{{string.Join(',', spelled)}}}";
        lock (gate)
        {
            var before = series.GetValueOrDefault(name);
            series[name] = (before.Count + 1, before.Sum + value);
        }
    }
}

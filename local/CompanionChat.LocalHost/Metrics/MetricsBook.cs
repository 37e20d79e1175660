using System.Diagnostics.Metrics;
using System.Globalization;
using System.Runtime.InteropServices;
using CompanionChat.Functions.Hosting.Telemetry;
using Microsoft.Extensions.Hosting;

namespace CompanionChat.LocalHost.Metrics;

/// <summary>Keeps the app's metrics since the start, to look at. Of this host only: there may be others in the process.</summary>
internal sealed class MetricsBook : IHostedService, IDisposable
{
    private readonly Lock gate = new();
    private readonly MeterListener listener = new();
    private readonly SortedDictionary<string, SortedDictionary<string, Series>> instruments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Instrument> descriptions = new(StringComparer.Ordinal);

    public MetricsBook(IMeterFactory meters)
    {
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (string.Equals(instrument.Meter.Name, ChatTelemetry.Name, StringComparison.Ordinal) && ReferenceEquals(instrument.Meter.Scope, meters))
            {
                listening.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>(Add);
    }

    /// <summary>Begins to listen.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        listener.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What was measured, by instrument and by tags (<c>provider="primary"</c>), both in order.</summary>
    public IReadOnlyList<(Instrument Instrument, string Tags, Series Series)> Read()
    {
        lock (gate)
        {
            return [.. instruments.SelectMany(entry => entry.Value.Select(series => (descriptions[entry.Key], series.Key, series.Value)))];
        }
    }

    public void Dispose() => listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state = null)
    {
        var key = Spell(tags);
        lock (gate)
        {
            descriptions[instrument.Name] = instrument;
            if (!instruments.TryGetValue(instrument.Name, out var all))
            {
                instruments[instrument.Name] = all = new SortedDictionary<string, Series>(StringComparer.Ordinal);
            }

            var before = all.GetValueOrDefault(key);
            all[key] = new Series(before.Count + 1, before.Sum + value, value);
        }
    }

    private static string Spell(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var spelled = new List<string>(tags.Length);
        foreach (var (name, value) in tags)
        {
            var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
            spelled.Add($"{name}=\"{text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
        }

        CollectionsMarshal.AsSpan(spelled).Sort(StringComparer.Ordinal);
        return string.Join(',', spelled);
    }

    /// <summary>What one instrument measured under the same tags.</summary>
    internal readonly record struct Series(long Count, double Sum, double Last);
}

using System.Globalization;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Telemetry;

/// <summary><c>GET /_sim/metrics</c>, read.</summary>
public sealed record MetricsPage(string Text)
{
    /// <summary>The samples, such as <c>name{label="value"}</c>.</summary>
    public IReadOnlyDictionary<string, double> Samples { get; } = Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Where(line => !line.StartsWith('#'))
        .Select(line => line.Split(' '))
        .ToDictionary(parts => parts[0], parts => double.Parse(parts[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    /// <summary>Reads it.</summary>
    public static async Task<MetricsPage> ReadAsync(AppHost host) => new(await host.Http.GetStringAsync("/_sim/metrics"));
}

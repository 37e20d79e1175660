using OpenTelemetry;

namespace Azure.Monitor.OpenTelemetry.Exporter;

/// <summary>Sends telemetry to Application Insights.</summary>
public static class OpenTelemetryBuilderExtensions
{
    /// <summary>The package does; there is none here.</summary>
    /// <exception cref="NotSupportedException">Always: telemetry that somebody waits for must not vanish in silence.</exception>
    public static IOpenTelemetryBuilder UseAzureMonitorExporter(this IOpenTelemetryBuilder builder, Action<AzureMonitorExporterOptions> configureAzureMonitor) =>
        throw new NotSupportedException(
            "Only the build with the public packages sends to Application Insights. Leave APPLICATIONINSIGHTS_CONNECTION_STRING out here; "
            + "OTEL_EXPORTER_OTLP_ENDPOINT sends telemetry to a collector of your own.");
}

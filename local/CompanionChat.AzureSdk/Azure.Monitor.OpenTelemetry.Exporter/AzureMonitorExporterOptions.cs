using Azure.Core;

namespace Azure.Monitor.OpenTelemetry.Exporter;

/// <summary>Which Application Insights telemetry goes to.</summary>
public class AzureMonitorExporterOptions : ClientOptions
{
    public string? ConnectionString { get; set; }

    public TokenCredential? Credential { get; set; }
}

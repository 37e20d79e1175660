using OpenTelemetry;

namespace Microsoft.Azure.Functions.Worker.OpenTelemetry;

/// <summary>Fits OpenTelemetry to the worker.</summary>
public static class ConfigureFunctionsOpenTelemetry
{
    /// <summary>
    /// Takes in the worker's own spans. The package also tells the Functions host that the worker speaks for itself, and describes the resource: there is
    /// neither here.
    /// </summary>
    public static IOpenTelemetryBuilder UseFunctionsWorkerDefaults(this IOpenTelemetryBuilder builder) =>
        builder.WithTracing(tracing => tracing.AddSource("Microsoft.Azure.Functions.Worker"));
}

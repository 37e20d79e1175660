using Microsoft.Extensions.DependencyInjection;

namespace OpenTelemetry;

/// <summary>What telemetry of a host is put together with; its methods are those of <see cref="OpenTelemetryBuilderSdkExtensions"/>.</summary>
public sealed class OpenTelemetryBuilder : IOpenTelemetryBuilder
{
    internal OpenTelemetryBuilder(IServiceCollection services) => Services = services;

    public IServiceCollection Services { get; }
}

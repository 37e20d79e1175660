using Azure.Core;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;

namespace CompanionChat.Functions.Hosting.Telemetry;

/// <summary>Registers what is measured, and where it goes.</summary>
public static class TelemetryServices
{
    /// <summary>The standard setting that says where traces, metrics and logs go by OTLP.</summary>
    public const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>The setting that App Service gives an app with Application Insights.</summary>
    public const string ApplicationInsights = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    /// <summary>Set where Application Insights takes no keys: <c>Authorization=AAD</c>, with <c>ClientId=...</c> for a user-assigned identity.</summary>
    public const string ApplicationInsightsIdentity = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    /// <summary>Adds the metrics, and the exporters that the settings ask for; none where they ask for none.</summary>
    public static IHostApplicationBuilder AddTelemetry(this IHostApplicationBuilder builder)
    {
        builder.Services.AddMetrics();
        builder.Services.TryAddSingleton<MessageMetrics>();
        builder.Services.TryAddSingleton<ProviderMetrics>();
        builder.Services.TryAddSingleton<PaymentMetrics>();
        builder.Services.TryAddSingleton<VisitorMetrics>();
        builder.Services.TryAddSingleton<OrchestrationMetrics>();
        AddExporters(builder.Services, builder.Configuration);
        return builder;
    }

    private static void AddExporters(IServiceCollection services, IConfiguration configuration)
    {
        var otlp = IsSet(configuration, OtlpEndpoint);
        var insights = IsSet(configuration, ApplicationInsights);
        if (!otlp && !insights)
        {
            return;
        }

        IOpenTelemetryBuilder telemetry = services.AddOpenTelemetry();
        telemetry.UseFunctionsWorkerDefaults();
        telemetry.WithTracing(tracing => tracing.AddSource(ChatTelemetry.Name));
        telemetry.WithMetrics(metrics => metrics.AddMeter(ChatTelemetry.Name));
        if (otlp)
        {
            telemetry.UseOtlpExporter();
        }

        if (insights)
        {
            telemetry.UseAzureMonitorExporter(options =>
            {
                options.ConnectionString = configuration[ApplicationInsights];
                options.Credential = Credential(configuration[ApplicationInsightsIdentity]);
            });
        }
    }

    // https://learn.microsoft.com/azure/azure-functions/functions-app-settings#applicationinsights_authentication_string
    private static TokenCredential? Credential(string? authentication)
    {
        var parts = (authentication ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (!parts.Contains("Authorization=AAD", StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        const string Client = "ClientId=";
        var client = parts.FirstOrDefault(part => part.StartsWith(Client, StringComparison.OrdinalIgnoreCase))?[Client.Length..];
        return new ManagedIdentityCredential(
            client is { Length: > 0 } ? ManagedIdentityId.FromUserAssignedClientId(client) : ManagedIdentityId.SystemAssigned);
    }

    private static bool IsSet(IConfiguration configuration, string name) => !string.IsNullOrWhiteSpace(configuration[name]);
}

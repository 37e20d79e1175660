using CompanionChat.Functions.Hosting.Telemetry;
using Microsoft.Extensions.Configuration;

namespace CompanionChat.Functions.Hosting.StartUp;

/// <summary>What must be right of the settings by which the platform connects the app.</summary>
internal static class PlatformSettings
{
    private const string Storage = "AzureWebJobsStorage";
    private const string SignalR = "AzureSignalRConnectionString";

    public static IEnumerable<string> Findings(IConfiguration configuration, bool deployed)
    {
        string?[] findings =
        [
            Both(configuration, Storage, "accountName"),
            Both(configuration, SignalR, "serviceUri"),
            deployed && !IsSet(configuration[SignalR]) && !IsSet(configuration[$"{SignalR}:serviceUri"])
                ? $"{SignalR} is not set: set it to a connection string of SignalR Service, or {SignalR}__serviceUri to its address."
                : null,
            IsSet(configuration[TelemetryServices.OtlpEndpoint])
                && !(Uri.TryCreate(configuration[TelemetryServices.OtlpEndpoint], UriKind.Absolute, out var collector) && collector.Scheme is "http" or "https")
                ? $"{TelemetryServices.OtlpEndpoint} must be the absolute http or https address of a collector."
                : null,
        ];
        return findings.OfType<string>();
    }

    // Which of the two would win differs between the app and the platform's host.
    private static string? Both(IConfiguration configuration, string name, string identity) =>
        IsSet(configuration[name]) && configuration.GetSection(name).GetChildren().Any(part => IsSet(part.Value))
            ? $"{name} is set both as a connection string and by identity ({name}__{identity} or the like): keep one of them."
            : null;

    private static bool IsSet(string? value) => !string.IsNullOrWhiteSpace(value);
}

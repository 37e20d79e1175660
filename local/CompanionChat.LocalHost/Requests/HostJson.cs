using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace CompanionChat.LocalHost.Requests;

/// <summary>What the local host heeds of <c>host.json</c>: learn.microsoft.com/azure/azure-functions/functions-host-json.</summary>
/// <param name="RoutePrefix">What stands before every route; the default of Azure Functions is <c>api</c>.</param>
/// <param name="HubName">The task hub of the orchestrations; the default of Azure Functions is <c>TestHubName</c>.</param>
internal sealed record HostJson(string RoutePrefix = "api", string HubName = "TestHubName")
{
    private const string Overrides = "AzureFunctionsJobHost";

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>
    /// Reads the file beside the built app. A setting <c>AzureFunctionsJobHost__extensions__durableTask__hubName</c> goes before it, as on Azure
    /// (the same page, "Override host.json values"): hosts that share a storage account can so be given task hubs of their own.
    /// </summary>
    public static HostJson Read(string folder, IConfiguration settings)
    {
        var path = Path.Combine(folder, "host.json");
        using var file = JsonDocument.Parse(File.Exists(path) ? File.ReadAllBytes(path) : "{}"u8.ToArray(), Lenient);
        var defaults = new HostJson();
        return new HostJson(
            Text(settings, file.RootElement, "extensions", "http", "routePrefix")?.Trim('/') ?? defaults.RoutePrefix,
            Text(settings, file.RootElement, "extensions", "durableTask", "hubName") ?? defaults.HubName);
    }

    private static string? Text(IConfiguration settings, JsonElement element, params ReadOnlySpan<string> path)
    {
        if (settings[ConfigurationPath.Combine([Overrides, .. path])] is { } other)
        {
            return other;
        }

        foreach (var name in path)
        {
            if (!element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element.GetString();
    }
}

using System.Text.Json;

namespace CompanionChat.LocalHost.Requests;

/// <summary>What the local host heeds of <c>host.json</c>: learn.microsoft.com/azure/azure-functions/functions-host-json.</summary>
/// <param name="RoutePrefix">What stands before every route; the default of Azure Functions is <c>api</c>.</param>
/// <param name="HubName">The task hub of the orchestrations; the default of Azure Functions is <c>TestHubName</c>.</param>
internal sealed record HostJson(string RoutePrefix = "api", string HubName = "TestHubName")
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads the file beside the built app.</summary>
    public static HostJson Read(string folder)
    {
        var path = Path.Combine(folder, "host.json");
        if (!File.Exists(path))
        {
            return new HostJson();
        }

        using var file = JsonDocument.Parse(File.ReadAllBytes(path), Lenient);
        var defaults = new HostJson();
        return new HostJson(
            Text(file.RootElement, "extensions", "http", "routePrefix")?.Trim('/') ?? defaults.RoutePrefix,
            Text(file.RootElement, "extensions", "durableTask", "hubName") ?? defaults.HubName);
    }

    private static string? Text(JsonElement element, params ReadOnlySpan<string> path)
    {
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

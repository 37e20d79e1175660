using System.Text.Json;

namespace CompanionChat.LocalHost.Requests;

/// <summary>What the local host heeds of <c>host.json</c>: learn.microsoft.com/azure/azure-functions/functions-host-json.</summary>
/// <param name="RoutePrefix">What stands before every route; the default of Azure Functions is <c>api</c>.</param>
internal sealed record HostJson(string RoutePrefix)
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads the file beside the built app.</summary>
    public static HostJson Read(string folder)
    {
        var path = Path.Combine(folder, "host.json");
        if (!File.Exists(path))
        {
            return new HostJson("api");
        }

        using var file = JsonDocument.Parse(File.ReadAllBytes(path), Lenient);
        return new HostJson(
            file.RootElement.TryGetProperty("extensions", out var extensions)
            && extensions.TryGetProperty("http", out var http)
            && http.TryGetProperty("routePrefix", out var prefix)
                ? prefix.GetString()!.Trim('/')
                : "api");
    }
}

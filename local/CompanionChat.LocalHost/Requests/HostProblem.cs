using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CompanionChat.LocalHost.Requests;

/// <summary>A problem that the host itself answers with (RFC 9457), in the shape of the app's own.</summary>
internal static class HostProblem
{
    public static Task WriteAsync(HttpContext http, int status, string code, string title)
    {
        http.Response.StatusCode = status;
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsJsonAsync(
            new Body($"urn:companionchat:problem:{code}", title, status, code, Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier),
            JsonSerializerOptions.Web,
            "application/problem+json",
            http.RequestAborted);
    }

    private sealed record Body(string Type, string Title, int Status, string Code, string TraceId);
}

using Microsoft.AspNetCore.Http;

namespace CompanionChat.Functions.Features.WebClient;

/// <summary>What the browser shall not do for the web client's pages, whatever gets into them.</summary>
internal static class SecurityHeaders
{
    // Turnstile runs in a frame of Cloudflare's; SignalR Service is on its own host.
    private const string Policy =
        "default-src 'none'; script-src 'self' https://challenges.cloudflare.com; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self' https://*.service.signalr.net wss://*.service.signalr.net; frame-src https://challenges.cloudflare.com; "
        + "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static void Add(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
    }
}

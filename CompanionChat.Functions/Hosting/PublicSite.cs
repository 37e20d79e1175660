using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace CompanionChat.Functions.Hosting;

/// <summary>Our own site, as others reach it: where payment providers send browsers and notifications.</summary>
public sealed class PublicSite(IConfiguration configuration)
{
    /// <summary>The setting; on one's own machine the request's origin serves where it is not set.</summary>
    public const string Setting = "PUBLIC_BASE_URL";

    private readonly string? configured = Uri.TryCreate(configuration[Setting], UriKind.Absolute, out var uri) ? uri.GetLeftPart(UriPartial.Authority) : null;

    /// <summary>The site's origin, without a slash at its end.</summary>
    public string OriginFor(HttpRequest request) => configured ?? $"{request.Scheme}://{request.Host}";
}

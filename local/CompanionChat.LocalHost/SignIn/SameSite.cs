using Microsoft.AspNetCore.Http;

namespace CompanionChat.LocalHost.SignIn;

/// <summary>Keeps other sites' pages from signing somebody in or leading them away.</summary>
internal static class SameSite
{
    /// <summary>Whether a request comes from no page, or from one of this site; as for cookies, ports do not count.</summary>
    public static bool Allows(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out var uri)
                && string.Equals(uri.Scheme, request.Scheme, StringComparison.OrdinalIgnoreCase)
                && string.Equals(uri.Host, request.Host.Host, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A path of this site, where the text is one; else the start page.</summary>
    public static string LocalPath(string text) =>
        text is ['/'] or ['/', not ('/' or '\\'), ..] && !text.Any(char.IsControl) ? text : "/";
}

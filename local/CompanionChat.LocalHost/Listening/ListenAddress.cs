using System.Net;
using System.Net.Sockets;

namespace CompanionChat.LocalHost.Listening;

/// <summary>One address to listen on.</summary>
/// <param name="Url">As it was given.</param>
/// <param name="Candidates">The addresses of this machine that it stands for.</param>
/// <param name="Port">0: any free one.</param>
/// <param name="Host">How this machine's own clients name it.</param>
internal sealed record ListenAddress(string Url, IReadOnlyList<IPAddress> Candidates, int Port, string Host)
{
    /// <summary>Reads addresses separated by semicolons.</summary>
    /// <exception cref="HostFailedException">One of them is none.</exception>
    public static IReadOnlyList<ListenAddress> ParseAll(string urls) =>
        urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } parts
            ? [.. parts.Select(Parse)]
            : throw new HostFailedException("--urls names no address.");

    private static ListenAddress Parse(string url)
    {
        // * and + stand for every address of the machine, as for ASP.NET Core; Uri knows neither.
        var any = url.Replace("//*", "//0.0.0.0", StringComparison.Ordinal).Replace("//+", "//0.0.0.0", StringComparison.Ordinal);
        if (!Uri.TryCreate(any, UriKind.Absolute, out var uri) || !string.Equals(uri.Scheme, Uri.UriSchemeHttp, StringComparison.Ordinal) || uri.PathAndQuery.Length > 1)
        {
            throw new HostFailedException($"{url} is no address to listen on; give one such as {LocalHostOptions.DefaultUrls} (http only).");
        }

        if (!IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address))
        {
            return string.Equals(uri.Host, "localhost", StringComparison.OrdinalIgnoreCase)
                ? new ListenAddress(url, [IPAddress.Loopback, IPAddress.IPv6Loopback], uri.Port, "localhost")
                : throw new HostFailedException($"{url}: listen on localhost, on an address of this machine, or on * for all of them.");
        }

        if (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
        {
            return new ListenAddress(url, [Socket.OSSupportsIPv6 ? IPAddress.IPv6Any : IPAddress.Any], uri.Port, "localhost");
        }

        return new ListenAddress(url, [address], uri.Port, uri.Host);
    }
}

using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.Functions.Adapters;

/// <summary>How this app speaks HTTP to the outside systems that it pays or trusts.</summary>
internal static class UpstreamClients
{
    /// <summary>At most this much of a body that nobody reads (an error's) is taken off the wire, in bytes.</summary>
    private const int UnreadBodyLimit = 1024;

    /// <summary>
    /// Registers a named client that follows no redirects, keeps no cookies, and has no timeout of its own: that one would stop
    /// counting once the headers are there, so each adapter holds its own deadline over headers and body.
    /// </summary>
    public static IHttpClientBuilder AddUpstreamClient(this IServiceCollection services, string name) => services
        .AddHttpClient(name, client => client.Timeout = Timeout.InfiniteTimeSpan)
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            MaxResponseDrainSize = UnreadBodyLimit,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            Proxy = new ProxyOutsideThisMachine(HttpClient.DefaultProxy),
        })
        .AddHttpMessageHandler(() => new UpstreamSpans())
        .RemoveAllLoggers();
}

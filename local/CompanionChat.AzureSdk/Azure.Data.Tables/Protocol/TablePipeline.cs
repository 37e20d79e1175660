using System.Net;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables.Protocol;

/// <summary>Azure.Core's pipeline with this service's authentication and error format in it.</summary>
internal static class TablePipeline
{
    /// <summary>One pool of connections for all clients that name no transport of their own.</summary>
    public static HttpClientTransport Transport { get; } = new(new HttpClient(NewHandler()) { Timeout = Timeout.InfiniteTimeSpan });

    /// <summary>Builds it; <paramref name="authentication"/> runs per try, so that a retry signs its own time.</summary>
    public static HttpPipeline Build(TableClientOptions options, HttpPipelinePolicy authentication) =>
        HttpPipelineBuilder.Build(new HttpPipelineOptions(options)
        {
            PerRetryPolicies = { authentication },
            RequestFailedDetailsParser = TableErrorParser.Instance,
        });

    private static SocketsHttpHandler NewHandler() => new()
    {
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,

        // A name may move to another address; a pooled connection would not notice.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}

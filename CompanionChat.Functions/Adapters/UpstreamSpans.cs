using System.Diagnostics;
using System.Globalization;
using CompanionChat.Functions.Hosting.Telemetry;

namespace CompanionChat.Functions.Adapters;

/// <summary>
/// One span for each request to an outside system (https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-client). It names the system and not
/// the whole address: some addresses are worth something by themselves.
/// </summary>
internal sealed class UpstreamSpans : DelegatingHandler
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var span = ChatTelemetry.Source.StartActivity(request.Method.Method, ActivityKind.Client);
        span?.SetTag("http.request.method", request.Method.Method)
            .SetTag("server.address", request.RequestUri?.Host)
            .SetTag("server.port", request.RequestUri?.Port);
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            var status = (int)response.StatusCode;
            span?.SetTag("http.response.status_code", status);
            if (!response.IsSuccessStatusCode)
            {
                span?.SetTag("error.type", status.ToString(CultureInfo.InvariantCulture)).SetStatus(ActivityStatusCode.Error);
            }

            return response;
        }
        catch (Exception failure)
        {
            span?.SetTag("error.type", failure.GetType().FullName).SetStatus(ActivityStatusCode.Error);
            throw;
        }
    }
}

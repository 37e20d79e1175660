using System.Diagnostics;
using Azure.Core;
using Azure.Core.Pipeline;
using CompanionChat.Functions.Hosting.Telemetry;

namespace CompanionChat.Functions.Adapters.Tables;

/// <summary>
/// One span for each call of storage, its retries included (https://opentelemetry.io/docs/specs/semconv/database/). In the place of the client's own
/// spans, which hold whole addresses, and with them the keys of rows: a nonce is one.
/// </summary>
internal sealed class StorageSpans : HttpPipelinePolicy
{
    /// <inheritdoc/>
    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        Start(message.Request) is { } span ? TraceAsync(message, pipeline, span) : ProcessNextAsync(message, pipeline);

    /// <inheritdoc/>
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        using var span = Start(message.Request);
        ProcessNext(message, pipeline);
        End(span, message);
    }

    private static async ValueTask TraceAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline, Activity span)
    {
        using (span)
        {
            try
            {
                await ProcessNextAsync(message, pipeline);
                End(span, message);
            }
            catch (Exception failure)
            {
                span.SetTag("error.type", failure.GetType().FullName).SetStatus(ActivityStatusCode.Error);
                throw;
            }
        }
    }

    private static Activity? Start(Request request)
    {
        if (!ChatTelemetry.Source.HasListeners())
        {
            return null;
        }

        var resource = Resource(request.Uri.Path);
        var isBatch = resource is "$batch";
        var operation = isBatch ? "BATCH" : request.Method.Method;
        var span = ChatTelemetry.Source.StartActivity(isBatch ? operation : $"{operation} {resource}", ActivityKind.Client);
        return span?.SetTag("db.system.name", "azure.tables")
            .SetTag("db.operation.name", operation)
            .SetTag("db.collection.name", isBatch ? null : resource)
            .SetTag("server.address", request.Uri.Host)
            .SetTag("server.port", request.Uri.Port);
    }

    // "Chat" of "/account/Chat(PartitionKey='…',RowKey='…')".
    private static string Resource(string path)
    {
        var parenthesis = path.IndexOf('(', StringComparison.Ordinal);
        var resource = parenthesis < 0 ? path : path[..parenthesis];
        return resource[(resource.LastIndexOf('/') + 1)..];
    }

    private static void End(Activity? span, HttpMessage message)
    {
        if (span is not null && message.HasResponse)
        {
            span.SetTag("db.response.status_code", message.Response.Status.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}

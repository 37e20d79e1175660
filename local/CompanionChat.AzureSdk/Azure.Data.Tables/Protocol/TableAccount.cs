using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables.Protocol;

/// <summary>An account's endpoint and the pipeline that leads there; shared by all clients of the account's tables.</summary>
internal sealed class TableAccount(Uri endpoint, HttpPipeline pipeline, string version)
{
    /// <summary>What the service calls JSON that names the types that JSON has not.</summary>
    public const string MinimalMetadata = "application/json;odata=minimalmetadata";

    private const string StorageScope = "https://storage.azure.com/.default";

    public Uri Endpoint => endpoint;

    public static TableAccount Of(string connectionString, TableClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(connectionString);
        var parsed = ConnectionString.Parse(connectionString);
        return New(parsed.Endpoint, new SharedKeyLitePolicy(parsed.AccountName, parsed.AccountKey), options);
    }

    public static TableAccount Of(Uri endpoint, TokenCredential credential, TableClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(credential);
        return New(endpoint, new BearerTokenAuthenticationPolicy(credential, StorageScope), options);
    }

    /// <summary>A request to <paramref name="path"/> below the endpoint; the path is escaped already.</summary>
    public HttpMessage Message(RequestMethod method, string path)
    {
        var message = pipeline.CreateMessage();
        var request = message.Request;
        request.Method = method;
        request.Uri.Reset(endpoint);
        request.Uri.AppendPath(path, escape: false);
        request.Headers.Add("x-ms-version", version);
        request.Headers.Add("DataServiceVersion", "3.0");
        request.Headers.Add("Accept", MinimalMetadata);
        return message;
    }

    /// <summary>Sends, and returns the answer if its status is one of <paramref name="expected"/>.</summary>
    /// <exception cref="RequestFailedException">Any other status.</exception>
    public async ValueTask<Response> SendAsync(HttpMessage message, StatusCodeClassifier expected, CancellationToken cancellationToken)
    {
        message.ResponseClassifier = expected;
        await pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        return message.Response.IsError ? throw new RequestFailedException(message.Response) : message.Response;
    }

    private static TableAccount New(Uri endpoint, HttpPipelinePolicy authentication, TableClientOptions? options)
    {
        options ??= new TableClientOptions();
        return new TableAccount(endpoint, TablePipeline.Build(options, authentication), options.VersionString);
    }
}

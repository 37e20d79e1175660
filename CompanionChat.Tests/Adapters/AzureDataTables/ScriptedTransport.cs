using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace CompanionChat.Tests.Adapters.AzureDataTables;

/// <summary>Answers request after request as told, and keeps what was asked. A request beyond the script fails the test.</summary>
public sealed class ScriptedTransport(params Func<Request, ScriptedResponse>[] script) : HttpPipelineTransport, IDisposable
{
    private readonly HttpClientTransport _requests = new();
    private readonly List<Sent> _sent = [];

    /// <summary>A request as it was when it was sent.</summary>
    public sealed record Sent(string Method, Uri Uri, string Body, IReadOnlyDictionary<string, string> Headers);

    public IReadOnlyList<Sent> Requests => _sent;

    public override Request CreateRequest() => _requests.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("Nothing here is synchronous.");

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        using var body = new MemoryStream();
        if (message.Request.Content is { } content)
        {
            await content.WriteToAsync(body, message.CancellationToken);
        }

        var request = message.Request;
        _sent.Add(new Sent(
            request.Method.Method,
            request.Uri.ToUri(),
            Encoding.UTF8.GetString(body.ToArray()),
            request.Headers.ToDictionary(static header => header.Name, static header => header.Value, StringComparer.OrdinalIgnoreCase)));
        Assert.True(_sent.Count <= script.Length, $"Request {_sent.Count} was not expected: {request.Method} {request.Uri}");
        message.Response = script[_sent.Count - 1](request);
        message.Response.ClientRequestId = request.ClientRequestId;
    }

    public void Dispose() => _requests.Dispose();
}

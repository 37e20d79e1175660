using Azure.Core;
using Azure.Core.Pipeline;

namespace CompanionChat.Tests.Adapters.AzureDataTables;

/// <summary>Lets requests through, and loses the answer to the first that <paramref name="loses"/> names: the write is committed, the writer cannot know.</summary>
public sealed class LosingTransport(Func<Request, bool> loses) : HttpPipelineTransport, IDisposable
{
    private readonly HttpClientTransport _inner = new();
    private int _lost;

    /// <summary>How many answers were lost so far: none or one.</summary>
    public int Lost => _lost;

    public override Request CreateRequest() => _inner.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("Nothing here is synchronous.");

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        await _inner.ProcessAsync(message);
        if (loses(message.Request) && Interlocked.CompareExchange(ref _lost, 1, 0) == 0)
        {
            throw new IOException("The connection was closed before the answer came.");
        }
    }

    public void Dispose() => _inner.Dispose();
}

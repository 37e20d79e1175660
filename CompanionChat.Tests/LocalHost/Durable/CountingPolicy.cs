using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;

namespace CompanionChat.Tests.LocalHost.Durable;

/// <summary>Counts the requests that a client sends.</summary>
internal sealed class CountingPolicy : HttpPipelineSynchronousPolicy
{
    private readonly ConcurrentQueue<string> requests = new();

    /// <summary>The methods so far.</summary>
    public string[] Requests => [.. requests];

    public void Reset() => requests.Clear();

    public override void OnSendingRequest(HttpMessage message) => requests.Enqueue(message.Request.Method.Method);
}

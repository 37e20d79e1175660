using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace CompanionChat.Tests.Infrastructure;

/// <summary>Switches the app's table off, as if nothing listened there. The engine's own tables stay.</summary>
public sealed class StorageSwitch : HttpPipelinePolicy
{
    private volatile bool down;

    public bool Down
    {
        get => down;
        set => down = value;
    }

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        Concerns(message) ? throw new RequestFailedException("connection refused") : ProcessNextAsync(message, pipeline);

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

    private bool Concerns(HttpMessage message)
    {
        var path = message.Request.Uri.Path;
        return down && (path.Contains("/Chat", StringComparison.Ordinal) || path.EndsWith("$batch", StringComparison.Ordinal));
    }
}

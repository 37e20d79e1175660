using Azure.Core;
using Azure.Core.Pipeline;
using CompanionChat.LocalHost.Storage;

namespace CompanionChat.LocalHost.Crashes;

/// <summary>Shows the dial every request to storage. Part of the same clients as <see cref="StorageRequestCounter"/>.</summary>
internal sealed class StorageCrashes(CrashDial dial) : HttpPipelinePolicy
{
    /// <inheritdoc/>
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var isDue = IsDueAfter(message);
        await ProcessNextAsync(message, pipeline);
        if (isDue)
        {
            dial.Strike();
        }
    }

    /// <inheritdoc/>
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var isDue = IsDueAfter(message);
        ProcessNext(message, pipeline);
        if (isDue)
        {
            dial.Strike();
        }
    }

    private bool IsDueAfter(HttpMessage message) => dial.Sending(message.Request, static request => $"{StorageRequestKind.Of(request)}");
}

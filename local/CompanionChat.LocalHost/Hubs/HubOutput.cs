using System.Text.Json;
using CompanionChat.LocalHost.Invocations;

namespace CompanionChat.LocalHost.Hubs;

/// <summary>The output binding <c>[SignalROutput]</c>: what was returned goes through the worker's JSON, as on Azure, and then to the hub.</summary>
internal sealed class HubOutput(WorkerSerializer serializer, IHubSender sender)
{
    /// <summary>Sends them, one after another.</summary>
    /// <param name="outputs">Each a message or an array of them.</param>
    /// <param name="cancellationToken">The host stops.</param>
    public async Task SendAsync(IReadOnlyList<object> outputs, CancellationToken cancellationToken)
    {
        foreach (var output in outputs)
        {
            var json = JsonElement.Parse(serializer.Serialize(output).ToMemory().Span);
            foreach (var message in HubMessage.ReadAll(json))
            {
                await sender.SendAsync(message, cancellationToken);
            }
        }
    }
}

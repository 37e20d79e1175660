using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Sends <see cref="SignalRMessageAction"/>s to a hub's clients.</summary>
public sealed class SignalROutputAttribute : OutputBindingAttribute
{
    public string? ConnectionStringSetting { get; set; }

    public string? HubName { get; set; }
}

using Microsoft.AspNetCore.SignalR;

namespace CompanionChat.LocalHost.Hubs;

/// <summary>Sends pushes to the clients that are connected to this host.</summary>
internal sealed class HubSender(IHubContext<ChatHub> hub) : IHubSender
{
    /// <inheritdoc/>
    public Task SendAsync(HubMessage message, CancellationToken cancellationToken) =>
        Clients(message).SendCoreAsync(message.Target, [.. message.Arguments.Select(argument => (object?)argument)], cancellationToken);

    private IClientProxy Clients(HubMessage message) => message switch
    {
        { ConnectionId: { Length: > 0 } id } => hub.Clients.Client(id),
        { UserId: { Length: > 0 } id } => hub.Clients.User(id),
        { GroupName: { Length: > 0 } name } => hub.Clients.Group(name),
        _ => hub.Clients.All,
    };
}

namespace CompanionChat.LocalHost.Hubs;

/// <summary>Sends pushes to the hub's clients. Decorate it to lose, repeat or delay them.</summary>
internal interface IHubSender
{
    /// <summary>Sends one.</summary>
    Task SendAsync(HubMessage message, CancellationToken cancellationToken);
}

using Microsoft.AspNetCore.SignalR;

namespace CompanionChat.LocalHost.Hubs;

/// <summary>The hub that SignalR Service would serve. Clients only listen: it has no methods.</summary>
internal sealed class ChatHub : Hub
{
    /// <summary>The only hub there is.</summary>
    public const string Name = "chat";

    /// <summary>Where clients connect, as with SignalR Service: <c>/client/?hub=chat</c>.</summary>
    public const string Path = "/client";
}

using CompanionChat.LocalHost.Hubs.Faults;
using CompanionChat.LocalHost.Invocations;
using CompanionChat.LocalHost.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CompanionChat.LocalHost.Hubs;

/// <summary>Plays SignalR Service.</summary>
internal static class HubServices
{
    public static void AddHub(this IServiceCollection services, FunctionCatalog catalog)
    {
        var foreign = catalog.All
            .SelectMany(function => function.Outputs.Hubs.Append(function.ConnectionInfo is { } info ? info.HubName : ChatHub.Name))
            .FirstOrDefault(hub => !string.Equals(hub, ChatHub.Name, StringComparison.OrdinalIgnoreCase));
        if (foreign is not null)
        {
            throw new HostFailedException($"The local host serves the hub \"{ChatHub.Name}\" only, not \"{foreign}\".");
        }

        services.AddSignalR();
        services.AddSingleton<HubConnectionInfo>();
        services.AddSingleton<HubSender>();
        services.AddSingleton<HubFaultDial>();
        services.AddSingleton<IHubSender, FaultyHubSender>();
        services.AddSingleton<HubOutput>();
    }

    public static void MapHub(this WebApplication app)
    {
        var tokens = app.Services.GetRequiredService<Tokens>();
        app.Use((http, next) => HubGate.InvokeAsync(http, next, tokens));

        // Like the service, the hub takes a push at once, however slow a client reads; one that has gone is dropped after 30 s.
        app.MapHub<ChatHub>(ChatHub.Path, options => options.TransportMaxBufferSize = 0);
        if (app.Environment.IsDevelopment())
        {
            app.MapHubFaults(app.Services.GetRequiredService<HubFaultDial>());
        }
    }
}

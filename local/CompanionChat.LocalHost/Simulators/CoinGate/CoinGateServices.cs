using CompanionChat.LocalHost.Simulators.Books;
using CompanionChat.LocalHost.Simulators.Webhooks;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.LocalHost.Simulators.CoinGate;

/// <summary>Plays CoinGate: its orders, its hosted page, and its callbacks.</summary>
internal static class CoinGateServices
{
    /// <summary>Its path under <c>/_sim/</c>.</summary>
    public const string SimulatorName = "coingate";

    public static IServiceCollection AddCoinGate(this IServiceCollection services) => services
        .AddWebhooks(SimulatorName, _ => CoinGateCallbacks.Protocol())
        .AddSingleton(provider => new CoinGateLedger(
            provider.GetRequiredKeyedService<SimulatorBooks>(SimulatorName),
            provider.GetRequiredKeyedService<WebhookDelivery>(SimulatorName),
            provider.GetRequiredService<SimulatorHome>(),
            provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<CoinGateApi>()
        .AddSingleton<CoinGateControls>()
        .AddSimulator(SimulatorName);

    public static void MapCoinGate(this IEndpointRouteBuilder routes)
    {
        routes.ServiceProvider.GetRequiredService<CoinGateApi>().Map(routes);
        routes.ServiceProvider.GetRequiredService<CoinGateControls>().Map(routes);
    }
}

using CompanionChat.LocalHost.Simulators.Books;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CompanionChat.LocalHost.Simulators.Webhooks;

/// <summary>Gives a simulator books and webhooks.</summary>
internal static class WebhookServices
{
    /// <summary>Adds a simulator's <see cref="SimulatorBooks"/> and <see cref="WebhookDelivery"/>, whose key is its name.</summary>
    /// <param name="services">Where to add them.</param>
    /// <param name="name">The simulator's path under <c>/_sim/</c>.</param>
    /// <param name="protocol">How its provider delivers.</param>
    public static IServiceCollection AddWebhooks(this IServiceCollection services, string name, Func<IServiceProvider, WebhookProtocol> protocol) => services
        .AddKeyedSingleton(name, (provider, _) => provider.GetRequiredService<SimulatorHome>().Open(name))
        .AddKeyedSingleton(name, (provider, _) => new WebhookDelivery(
            name,
            protocol(provider),
            provider.GetRequiredKeyedService<SimulatorBooks>(name),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<WebhookDelivery>>()))
        .AddSingleton(provider => provider.GetRequiredKeyedService<WebhookDelivery>(name))
        .AddSingleton<IHostedService>(provider => provider.GetRequiredKeyedService<WebhookDelivery>(name));
}

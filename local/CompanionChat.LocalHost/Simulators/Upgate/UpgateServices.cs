using System.Net.Http.Headers;
using System.Text;
using CompanionChat.LocalHost.Simulators.Books;
using CompanionChat.LocalHost.Simulators.Webhooks;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.LocalHost.Simulators.Upgate;

/// <summary>Plays Upgate: its checkouts and transactions, its hosted page, and its postbacks.</summary>
internal static class UpgateServices
{
    /// <summary>Its path under <c>/_sim/</c>.</summary>
    public const string SimulatorName = "upgate";

    public static IServiceCollection AddUpgate(this IServiceCollection services) => services
        .AddWebhooks(SimulatorName, _ => Protocol())
        .AddSingleton(provider => new UpgateLedger(
            provider.GetRequiredKeyedService<SimulatorBooks>(SimulatorName),
            provider.GetRequiredKeyedService<WebhookDelivery>(SimulatorName),
            provider.GetRequiredService<SimulatorHome>(),
            provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<UpgateApi>()
        .AddSingleton<UpgateControls>()
        .AddSimulator(SimulatorName);

    public static void MapUpgate(this IEndpointRouteBuilder routes)
    {
        routes.ServiceProvider.GetRequiredService<UpgateApi>().Map(routes);
        routes.ServiceProvider.GetRequiredService<UpgateControls>().Map(routes);
    }

    // How often and how long Upgate repeats is not documented; nor is how it signs, so this does not.
    private static WebhookProtocol Protocol() => new(
        (webhook, _) => new HttpRequestMessage(HttpMethod.Post, webhook.Address)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(webhook.Body)) { Headers = { ContentType = MediaTypeHeaderValue.Parse(webhook.ContentType) } },
        },
        WebhookProtocol.AnySuccess,
        WebhookProtocol.ShortPauses,
        Patience: TimeSpan.FromSeconds(20));
}

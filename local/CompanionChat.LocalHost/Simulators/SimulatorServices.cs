using CompanionChat.LocalHost.Simulators.Books;
using CompanionChat.LocalHost.Simulators.CoinGate;
using CompanionChat.LocalHost.Simulators.Llm;
using CompanionChat.LocalHost.Simulators.Stripe;
using CompanionChat.LocalHost.Simulators.Turnstile;
using CompanionChat.LocalHost.Simulators.Upgate;
using CompanionChat.LocalHost.Simulators.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CompanionChat.LocalHost.Simulators;

/// <summary>The paid upstreams, played on this machine under <c>/_sim/</c>.</summary>
public static class SimulatorServices
{
    /// <summary>Adds the simulators of the two language models, of Turnstile, and of the payment providers.</summary>
    /// <param name="services">Where to add them.</param>
    /// <param name="home">Where they live; null: with an app at its usual address, and keeping nothing.</param>
    public static IServiceCollection AddSimulators(this IServiceCollection services, SimulatorHome? home = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(home ?? new SimulatorHome(new Uri(LocalHostOptions.DefaultUrls), Folder: null));
        services.AddSingleton<FaultyEndpoint>();
        services.AddSingleton<TokenLedger>();
        services.AddSingleton<TurnstileUpstream>();
        foreach (var provider in LlmProvider.All)
        {
            services.AddSimulator(provider.SimulatorName);
        }

        services.AddStripe();
        services.AddCoinGate();
        services.AddUpgate();
        return services.AddSimulator(TurnstileUpstream.SimulatorName);
    }

    /// <summary>Adds one simulator's fault dial and request log; <see cref="MapSimulators"/> maps them. The key of the service is the name.</summary>
    /// <param name="services">Where to add it.</param>
    /// <param name="name">Its path under <c>/_sim/</c>.</param>
    public static IServiceCollection AddSimulator(this IServiceCollection services, string name) => services
        .AddKeyedSingleton<Simulator>(name, new Simulator(name))
        .AddSingleton(provider => provider.GetRequiredKeyedService<Simulator>(name));

    /// <summary>Maps the simulated upstreams, and the fault dial and request log of every simulator that was added.</summary>
    /// <param name="routes">Where to map them.</param>
    public static IEndpointRouteBuilder MapSimulators(this IEndpointRouteBuilder routes)
    {
        foreach (var simulator in routes.ServiceProvider.GetServices<Simulator>())
        {
            routes.MapSimulator(simulator);
        }

        foreach (var delivery in routes.ServiceProvider.GetServices<WebhookDelivery>())
        {
            routes.MapWebhooks(delivery);
        }

        foreach (var provider in LlmProvider.All)
        {
            routes.MapUpstream(provider.SimulatorName, "/v1/chat/completions", services => ActivatorUtilities.CreateInstance<LlmUpstream>(services, provider));
            routes.MapGet($"/_sim/{provider.SimulatorName}/v1/models", provider.ListModels);
        }

        routes.MapUpstream(TurnstileUpstream.SimulatorName, "/v0/siteverify", services => services.GetRequiredService<TurnstileUpstream>());
        routes.MapGet($"/_sim/{TurnstileUpstream.SimulatorName}/v0/api.js", () => Results.Text(WidgetScript.Source, "text/javascript; charset=utf-8"));
        routes.MapStripe();
        routes.MapCoinGate();
        routes.MapUpgate();
        return routes;
    }

    /// <summary>Maps a POST that a simulated upstream answers, with its simulator's faults and log.</summary>
    /// <param name="routes">Where to map it.</param>
    /// <param name="name">The simulator's name.</param>
    /// <param name="path">The path under the simulator's.</param>
    /// <param name="create">Makes the upstream, once.</param>
    public static void MapUpstream(
        this IEndpointRouteBuilder routes, string name, string path, Func<IServiceProvider, ISimulatedUpstream> create)
    {
        var simulator = routes.ServiceProvider.GetRequiredKeyedService<Simulator>(name);
        var endpoint = routes.ServiceProvider.GetRequiredService<FaultyEndpoint>();
        var upstream = create(routes.ServiceProvider);
        routes.MapPost($"/_sim/{name}{path}", http => endpoint.ServeAsync(http, simulator, upstream));
    }
}

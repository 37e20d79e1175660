using CompanionChat.LocalHost.Simulators.Books;
using CompanionChat.LocalHost.Simulators.Stripe.Api;
using CompanionChat.LocalHost.Simulators.Stripe.Ledger;
using CompanionChat.LocalHost.Simulators.Stripe.Pages;
using CompanionChat.LocalHost.Simulators.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace CompanionChat.LocalHost.Simulators.Stripe;

/// <summary>Plays Stripe: the API of one-time payments, its hosted page, its webhooks, and what else can happen to money.</summary>
internal static class StripeServices
{
    /// <summary>Its path under <c>/_sim/</c>.</summary>
    public const string SimulatorName = "stripe";

    private const string Api = $"/_sim/{SimulatorName}/v1";

    public static IServiceCollection AddStripe(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => StripeKeys.From(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<StripeSignature>();
        services.AddWebhooks(SimulatorName, provider => provider.GetRequiredService<StripeSignature>().Protocol());
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<StripeEvents>(provider, provider.GetRequiredKeyedService<WebhookDelivery>(SimulatorName)));
        services.AddSingleton<StripeCheckout>();
        services.AddSingleton<StripeMoneyBack>();
        services.AddSingleton<SessionOperations>();
        services.AddSingleton<Idempotency>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ReadOperations>(provider, Books(provider)));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<StripeControls>(provider, Books(provider)));
        services.AddSingleton<PayPage>();
        services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<SessionExpiry>(provider, Books(provider)));
        return services.AddSimulator(SimulatorName);
    }

    public static void MapStripe(this IEndpointRouteBuilder routes)
    {
        var sessions = routes.ServiceProvider.GetRequiredService<SessionOperations>();
        var read = routes.ServiceProvider.GetRequiredService<ReadOperations>();
        routes.MapOperation(HttpMethods.Post, "/checkout/sessions", sessions.Create);
        routes.MapOperation(HttpMethods.Get, "/checkout/sessions", read.Many(StripeObjects.Session, "payment_intent", "status"));
        routes.MapOperation(HttpMethods.Get, "/checkout/sessions/{id}", ReadOperations.One(StripeObjects.Session, "session"));
        routes.MapOperation(HttpMethods.Post, "/checkout/sessions/{id}/expire", sessions.Expire);
        routes.MapOperation(HttpMethods.Get, "/payment_intents/{id}", ReadOperations.One(StripeObjects.Intent, "intent"));
        routes.MapOperation(HttpMethods.Get, "/charges/{id}", ReadOperations.One(StripeObjects.Charge, "charge"));
        routes.MapOperation(HttpMethods.Get, "/disputes", read.Many(StripeObjects.Dispute, "charge", "payment_intent"));
        routes.MapOperation(HttpMethods.Get, "/disputes/{id}", ReadOperations.One(StripeObjects.Dispute, "dispute"));
        routes.MapOperation(HttpMethods.Post, "/refunds", sessions.Refund);
        routes.MapOperation(HttpMethods.Get, "/refunds", read.Many(StripeObjects.Refund, "charge", "payment_intent"));
        routes.MapOperation(HttpMethods.Get, "/refunds/{id}", ReadOperations.One(StripeObjects.Refund, "refund"));
        routes.MapOperation(HttpMethods.Get, "/events", read.Many(StripeObjects.Event, "type"));
        routes.MapOperation(HttpMethods.Get, "/events/{id}", ReadOperations.One(StripeObjects.Event, "id"));
        routes.MapOperation(HttpMethods.Get, "/{**other}", (call, _) => StripeError.NoSuchUrl(call.Method, call.Path));
        routes.MapOperation(HttpMethods.Post, "/{**other}", (call, _) => StripeError.NoSuchUrl(call.Method, call.Path));
        routes.MapStripeControls();
        routes.ServiceProvider.GetRequiredService<PayPage>().Map(routes);
    }

    // The idempotency key is taken before the dial is asked: a request that the dial holds up is one that is under way.
    private static void MapOperation(this IEndpointRouteBuilder routes, string method, string path, Func<StripeCall, BooksChange, StripeAnswer> operation)
    {
        var services = routes.ServiceProvider;
        var simulator = services.GetRequiredKeyedService<Simulator>(SimulatorName);
        var endpoint = services.GetRequiredService<FaultyEndpoint>();
        var idempotency = services.GetRequiredService<Idempotency>();
        var upstream = ActivatorUtilities.CreateInstance<StripeUpstream>(services, Books(services), operation);
        routes.MapMethods($"{Api}{path}", [method], async http =>
        {
            using var claim = idempotency.Claim(StripeCall.KeyOf(http.Request));
            http.Features.Set(claim);
            http.Response.Headers["Request-Id"] = StripeId.New("req", letters: 14);
            await endpoint.ServeAsync(http, simulator, upstream);
        });
    }

    private static SimulatorBooks Books(IServiceProvider services) => services.GetRequiredKeyedService<SimulatorBooks>(SimulatorName);
}

using Azure.Data.Tables;
using CompanionChat.LocalHost.Durable.Storage;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CompanionChat.LocalHost.Durable;

/// <summary>Registers the engine.</summary>
public static class DurableServices
{
    /// <summary>
    /// Adds the engine as a hosted service, and its client as <see cref="DurableTaskClient"/>. There have to be a
    /// <see cref="TableServiceClient"/> and an <see cref="IDurableFunctions"/>; the latter is asked for with the first orchestration only,
    /// so it may itself need the client. Register it after what starts the storage.
    /// </summary>
    public static IServiceCollection AddLocalDurable(this IServiceCollection services, Action<DurableOptions>? configure = null)
    {
        services.AddOptions<DurableOptions>().Configure(configure ?? (static _ => { })).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(CreateEngine);
        services.AddHostedService(static provider => provider.GetRequiredService<OrchestrationEngine>());
        services.AddSingleton<LocalDurableTaskClient>();
        services.AddSingleton<DurableTaskClient>(static provider => provider.GetRequiredService<LocalDurableTaskClient>());
        return services;
    }

    private static OrchestrationEngine CreateEngine(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<DurableOptions>>().Value;
        return new OrchestrationEngine(
            options,
            new TableInstanceStore(provider.GetRequiredService<TableServiceClient>(), options.HubName),
            new Lazy<IDurableFunctions>(provider.GetRequiredService<IDurableFunctions>),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>());
    }
}

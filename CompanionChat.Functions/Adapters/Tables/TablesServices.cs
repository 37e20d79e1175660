using Azure.Core.Pipeline;
using Azure.Data.Tables;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Payments;
using CompanionChat.Functions.Features.PurgeOrchestrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.Functions.Adapters.Tables;

/// <summary>Registers storage.</summary>
public static class TablesServices
{
    /// <summary>Adds the store of conversations, and the check that it answers. Tries the setting here and now, so that a mistake stops the start.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="configuration">Has <c>AzureWebJobsStorage</c>.</param>
    /// <exception cref="Hosting.InvalidSettingException">It is missing or wrong.</exception>
    public static IServiceCollection AddTables(this IServiceCollection services, IConfiguration configuration)
    {
        ChatTable.Connect(configuration, []);
        services.AddSingleton(provider => ChatTable.Connect(configuration, provider.GetServices<HttpPipelinePolicy>()));
        services.AddSingleton(provider => provider.GetRequiredService<TableServiceClient>().GetTableClient(TableKeys.Table));
        services.AddSingleton<IChatStore, TableChatStore>();
        services.AddSingleton<IOrderStore, TableOrderStore>();
        services.AddSingleton<IPurgeProgress, TablePurgeProgress>();
        services.AddSingleton<StorageReadiness>();
        services.AddHostedService(provider => provider.GetRequiredService<StorageReadiness>());
        return services;
    }
}

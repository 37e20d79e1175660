using Azure.Core.Pipeline;
using Azure.Data.Tables;
using CompanionChat.Functions.Adapters.Tables;
using CompanionChat.Tests.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.Tests.Model.Azurite;

/// <summary>The app's own storage adapter, on a new table.</summary>
internal static class AzuriteTable
{
    /// <summary>Connects it, and makes the table.</summary>
    /// <param name="connectionString">To which Azurite.</param>
    /// <param name="policies">What each request passes through.</param>
    public static async Task<ServiceProvider> OpenAsync(string connectionString, params HttpPipelinePolicy[] policies)
    {
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddTables(new ConfigurationBuilder().AddInMemoryCollection([new("AzureWebJobsStorage", connectionString)]).Build())
            .AddSingleton(provider => provider.GetRequiredService<TableServiceClient>().GetTableClient(AzuriteFixture.NewTableName()));
        foreach (var policy in policies)
        {
            services.AddSingleton(policy);
        }

        var adapter = services.BuildServiceProvider();
        await adapter.GetRequiredService<TableClient>().CreateIfNotExistsAsync();
        return adapter;
    }
}

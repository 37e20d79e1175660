using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using CompanionChat.LocalHost.Storage;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.LocalHost;

public sealed class StorageCountTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task Requests_are_counted_by_method_table_and_what_they_address()
    {
        var counter = new StorageRequestCounter();
        var table = await NewTableAsync(counter);
        counter.Reset();

        await table.AddEntityAsync(new TableEntity("p", "it's (1)"));
        await table.GetEntityAsync<TableEntity>("p", "it's (1)");
        await table.QueryAsync<TableEntity>().ToListAsync();
        await table.SubmitTransactionAsync([new(TableTransactionActionType.Add, new TableEntity("p", "2")), new(TableTransactionActionType.Add, new TableEntity("p", "3"))]);
        await table.DeleteEntityAsync("p", "2", ETag.All);

        Assert.Equal(
            [$"DELETE {table.Name} entity", $"GET {table.Name} entity", $"GET {table.Name} query", $"POST {table.Name} batch", $"POST {table.Name} insert"],
            counter.Counts.Keys.Select(kind => kind.ToString()).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
        Assert.Equal(5, counter.CountOf(table.Name));
        Assert.Equal(0, counter.CountOf("Other"));
    }

    private Task<TableClient> NewTableAsync(HttpPipelinePolicy policy)
    {
        var options = new TableClientOptions();
        options.AddPolicy(policy, HttpPipelinePosition.PerRetry);
        return azurite.NewTableAsync(options);
    }
}

using Azure;
using Azure.Data.Tables;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Adapters.AzureDataTables;

public sealed class RowWriteTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task Inserting_a_row_that_exists_is_a_conflict()
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Value"] = 1 });

        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r") { ["Value"] = 2 }));

        Assert.Equal((409, "EntityAlreadyExists"), (refused.Status, refused.ErrorCode));
        Assert.Equal(1, await ValueAsync(table));
    }

    [Fact]
    public async Task A_stale_version_cannot_update_or_delete()
    {
        var table = await azurite.NewTableAsync();
        var first = (await table.AddEntityAsync(new TableEntity("p", "r") { ["Value"] = 1 })).Headers.ETag!.Value;
        var second = (await table.UpdateEntityAsync(new TableEntity("p", "r") { ["Value"] = 2 }, first)).Headers.ETag!.Value;

        var update = await Assert.ThrowsAsync<RequestFailedException>(() => table.UpdateEntityAsync(new TableEntity("p", "r") { ["Value"] = 3 }, first));
        var delete = await Assert.ThrowsAsync<RequestFailedException>(() => table.DeleteEntityAsync("p", "r", first));

        Assert.Equal((412, "UpdateConditionNotSatisfied"), (update.Status, update.ErrorCode));
        Assert.Equal(412, delete.Status);
        Assert.Equal(2, await ValueAsync(table));
        Assert.Equal(second, (await table.GetEntityAsync<TableEntity>("p", "r")).Value.ETag);
    }

    [Fact]
    public async Task An_update_needs_a_version()
    {
        var table = await azurite.NewTableAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => table.UpdateEntityAsync(new TableEntity("p", "r"), default));
    }

    [Fact]
    public async Task A_missing_row_is_an_error_to_get_and_to_update_but_not_to_delete()
    {
        var table = await azurite.NewTableAsync();

        var get = await Assert.ThrowsAsync<RequestFailedException>(() => table.GetEntityAsync<TableEntity>("p", "r"));
        var update = await Assert.ThrowsAsync<RequestFailedException>(() => table.UpdateEntityAsync(new TableEntity("p", "r"), ETag.All));
        var delete = await table.DeleteEntityAsync("p", "r");
        var ask = await table.GetEntityIfExistsAsync<TableEntity>("p", "r");

        Assert.Equal(404, get.Status);
        Assert.Equal(404, update.Status);
        Assert.Equal(404, delete.Status);
        Assert.False(ask.HasValue);
        Assert.Equal(404, ask.GetRawResponse().Status);
        Assert.Throws<InvalidOperationException>(() => ask.Value);
    }

    [Fact]
    public async Task Merge_keeps_what_is_not_mentioned_and_replace_does_not()
    {
        var table = await azurite.NewTableAsync();
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["A"] = 1 });

        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["B"] = 2 });
        var merged = (await table.GetEntityIfExistsAsync<TableEntity>("p", "r")).Value!;
        await table.UpdateEntityAsync(new TableEntity("p", "r") { ["C"] = 3 }, merged.ETag, TableUpdateMode.Replace);
        var replaced = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;

        Assert.Equal((1, 2), (merged.GetInt32("A"), merged.GetInt32("B")));
        Assert.Equal((null, null, 3), (replaced.GetInt32("A"), replaced.GetInt32("B"), replaced.GetInt32("C")));
    }

    [Fact]
    public async Task A_row_that_was_read_can_be_written_back()
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Value"] = 1L });
        var row = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;

        row["Value"] = 2;
        await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);

        Assert.Equal(2L, (await table.GetEntityAsync<TableEntity>("p", "r")).Value.GetInt64("Value"));
    }

    [Fact]
    public async Task Select_brings_only_the_columns_that_it_names()
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 2 });

        var got = (await table.GetEntityAsync<TableEntity>("p", "r", ["PartitionKey", "A"])).Value;
        var found = Assert.Single(await table.QueryAsync<TableEntity>(select: ["RowKey", "B"]).ToListAsync());

        Assert.Equal(("p", 1, null), (got.PartitionKey, got.GetInt32("A"), got.GetInt32("B")));
        Assert.Equal(("r", null, 2), (found.RowKey, found.GetInt32("A"), found.GetInt32("B")));
    }

    [Fact]
    public async Task Creating_a_table_twice_is_fine()
    {
        var service = new TableServiceClient(azurite.ConnectionString);
        var name = AzuriteFixture.NewTableName();

        var first = await service.CreateTableIfNotExistsAsync(name);
        var second = await service.CreateTableIfNotExistsAsync(name);
        var third = await service.GetTableClient(name).CreateIfNotExistsAsync();

        Assert.Equal((name, 204), (first.Value.Name, first.GetRawResponse().Status));
        Assert.Equal((name, 409), (second.Value.Name, second.GetRawResponse().Status));
        Assert.Equal(409, third.GetRawResponse().Status);
    }

    [Fact]
    public async Task A_table_that_is_missing_is_an_error_with_its_code()
    {
        var table = new TableClient(azurite.ConnectionString, AzuriteFixture.NewTableName());

        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal((404, "TableNotFound"), (refused.Status, refused.ErrorCode));
    }

    [Fact]
    public async Task Writers_that_heed_versions_lose_no_increment()
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new SampleRow());

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => IncrementAsync(table)));

        Assert.Equal(12, (await table.GetEntityAsync<SampleRow>("p", "r")).Value.Number);
    }

    private static async Task IncrementAsync(TableClient table)
    {
        while (true)
        {
            var row = (await table.GetEntityAsync<SampleRow>("p", "r")).Value;
            row.Number++;
            try
            {
                await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);
                return;
            }
            catch (RequestFailedException conflict) when (conflict.Status == 412)
            {
                // Somebody was faster; the next round reads what they wrote.
            }
        }
    }

    private static async Task<int?> ValueAsync(TableClient table) => (await table.GetEntityAsync<TableEntity>("p", "r")).Value.GetInt32("Value");
}

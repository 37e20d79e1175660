using System.Globalization;
using Azure;
using Azure.Data.Tables;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Adapters.AzureDataTables;

public sealed class TransactionTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task All_kinds_of_action_take_effect_together()
    {
        var table = await azurite.NewTableAsync();
        foreach (var key in new[] { "merge", "replace", "delete" })
        {
            await table.AddEntityAsync(new TableEntity("p", key) { ["Old"] = 1 });
        }

        var done = await table.SubmitTransactionAsync(
        [
            New(TableTransactionActionType.Add, "add"),
            New(TableTransactionActionType.UpdateMerge, "merge", ETag.All),
            New(TableTransactionActionType.UpdateReplace, "replace", ETag.All),
            New(TableTransactionActionType.Delete, "delete"),
            New(TableTransactionActionType.UpsertMerge, "upsert"),
            New(TableTransactionActionType.UpsertReplace, "upsert too"),
        ]);
        var rows = await table.QueryAsync<TableEntity>().ToDictionaryAsync(static row => row.RowKey, StringComparer.Ordinal);

        Assert.Equal(202, done.GetRawResponse().Status);
        Assert.All(done.Value, static response => Assert.Equal(204, response.Status));
        Assert.Equal(["add", "merge", "replace", "upsert", "upsert too"], rows.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.All(rows.Values, static row => Assert.Equal(2, row.GetInt32("New")));
        Assert.Equal((1, null), (rows["merge"].GetInt32("Old"), rows["replace"].GetInt32("Old")));
        Assert.Equal(rows["add"].ETag, done.Value[0].Headers.ETag);
        Assert.Equal(rows["merge"].ETag, done.Value[1].Headers.ETag);
    }

    [Fact]
    public async Task One_stale_version_undoes_all_and_is_named()
    {
        var table = await azurite.NewTableAsync();
        var stale = (await table.AddEntityAsync(new TableEntity("p", "row") { ["New"] = 0 })).Headers.ETag!.Value;
        await table.UpdateEntityAsync(new TableEntity("p", "row") { ["New"] = 1 }, stale);

        var refused = await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(
        [
            New(TableTransactionActionType.Add, "a"), New(TableTransactionActionType.Add, "b"), New(TableTransactionActionType.UpdateMerge, "row", stale), New(TableTransactionActionType.Add, "c"),
        ]));

        Assert.Equal((412, "UpdateConditionNotSatisfied", 2), (refused.Status, refused.ErrorCode, refused.FailedTransactionActionIndex));
        Assert.Equal(1, Assert.Single(await table.QueryAsync<TableEntity>().ToListAsync()).GetInt32("New"));
    }

    [Fact]
    public async Task One_row_that_exists_undoes_all_inserts()
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "b"));

        var refused = await Assert.ThrowsAsync<TableTransactionFailedException>(
            () => table.SubmitTransactionAsync([New(TableTransactionActionType.Add, "a"), New(TableTransactionActionType.Add, "b")]));

        Assert.Equal((409, "EntityAlreadyExists", 1), (refused.Status, refused.ErrorCode, refused.FailedTransactionActionIndex));
        Assert.Single(await table.QueryAsync<TableEntity>().ToListAsync());
    }

    [Fact]
    public async Task Deleting_what_is_missing_fails_a_transaction()
    {
        var table = await azurite.NewTableAsync();

        var refused = await Assert.ThrowsAsync<TableTransactionFailedException>(
            () => table.SubmitTransactionAsync([New(TableTransactionActionType.Add, "a"), New(TableTransactionActionType.Delete, "b")]));

        Assert.Equal((404, 1), (refused.Status, refused.FailedTransactionActionIndex));
        Assert.Empty(await table.QueryAsync<TableEntity>().ToListAsync());
    }

    [Fact]
    public async Task A_hundred_rows_fit_and_one_more_does_not()
    {
        var table = await azurite.NewTableAsync();

        var done = await table.SubmitTransactionAsync(Rows(100));
        var refused = await Assert.ThrowsAnyAsync<RequestFailedException>(() => table.SubmitTransactionAsync(Rows(101)));

        Assert.Equal(100, done.Value.Count);
        Assert.Equal(400, refused.Status);
        Assert.Equal(100, (await table.QueryAsync<TableEntity>().ToListAsync()).Count);
    }

    [Fact]
    public async Task One_row_twice_is_refused_and_nothing_is_written()
    {
        var table = await azurite.NewTableAsync();

        var refused = await Assert.ThrowsAnyAsync<RequestFailedException>(
            () => table.SubmitTransactionAsync([New(TableTransactionActionType.UpsertMerge, "a"), New(TableTransactionActionType.UpsertMerge, "a")]));

        Assert.Equal((400, "InvalidDuplicateRow"), (refused.Status, refused.ErrorCode));
        Assert.Empty(await table.QueryAsync<TableEntity>().ToListAsync());
    }

    [Fact]
    public async Task No_actions_are_refused_before_any_request()
    {
        var table = new TableClient(azurite.ConnectionString, "unused");

        await Assert.ThrowsAsync<InvalidOperationException>(() => table.SubmitTransactionAsync([]));
    }

    [Fact]
    public async Task Text_that_looks_like_the_envelope_stays_text()
    {
        var table = await azurite.NewTableAsync();
        const string Hostile = "\r\n--changeset_x--\r\n\r\nHTTP/1.1 204 No Content\r\n--batch_x\r\nDELETE http://h/Chat() {\"a\":1}} https://x/y";

        await table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.Add, new TableEntity("p", "a") { ["Text"] = Hostile }), New(TableTransactionActionType.Add, "b"),
        ]);

        Assert.Equal(Hostile, (await table.GetEntityAsync<TableEntity>("p", "a")).Value.GetString("Text"));
    }

    [Fact]
    public async Task Concurrent_transactions_on_one_version_lose_nothing()
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new SampleRow { RowKey = "quota", Number = 9 });

        var sent = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => SpendAsync(table, number)));

        Assert.Equal(9, sent.Count(static won => won));
        Assert.Equal(0, (await table.GetEntityAsync<SampleRow>("p", "quota")).Value.Number);
        Assert.Equal(10, (await table.QueryAsync<TableEntity>().ToListAsync()).Count);
    }

    private static async Task<bool> SpendAsync(TableClient table, int number)
    {
        while (true)
        {
            var quota = (await table.GetEntityAsync<SampleRow>("p", "quota")).Value;
            if (quota.Number == 0)
            {
                return false;
            }

            quota.Number--;
            try
            {
                await table.SubmitTransactionAsync(
                    [new(TableTransactionActionType.UpdateReplace, quota, quota.ETag), New(TableTransactionActionType.Add, $"message {number}")]);
                return true;
            }
            catch (TableTransactionFailedException conflict) when (conflict.Status == 412)
            {
                // Somebody was faster; the next round reads what they left.
            }
        }
    }

    private static TableTransactionAction New(TableTransactionActionType type, string key, ETag ifMatch = default) =>
        new(type, new TableEntity("p", key) { ["New"] = 2 }, ifMatch);

    private static IEnumerable<TableTransactionAction> Rows(int count) =>
        Enumerable.Range(0, count).Select(static number => New(TableTransactionActionType.UpsertReplace, number.ToString("D3", CultureInfo.InvariantCulture)));
}

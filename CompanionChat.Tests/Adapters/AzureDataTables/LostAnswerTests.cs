using Azure;
using Azure.Core;
using Azure.Data.Tables;
using CompanionChat.Tests.Infrastructure;

namespace CompanionChat.Tests.Adapters.AzureDataTables;

/// <summary>A write that was committed while its answer was lost is repeated by the pipeline, and then looks like a lost race.</summary>
public sealed class LostAnswerTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task An_insert_then_reports_a_conflict_with_itself()
    {
        using var transport = new LosingTransport(static request => request.Method == RequestMethod.Post && !EndsWith(request, "/Tables"));
        var table = await azurite.NewTableAsync(Scripted.Options(transport));

        var conflict = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal((1, 409), (transport.Lost, conflict.Status));
        Assert.True((await table.GetEntityIfExistsAsync<TableEntity>("p", "r")).HasValue);
    }

    [Fact]
    public async Task An_update_then_reports_that_the_version_changed()
    {
        using var transport = new LosingTransport(static request => request.Method == RequestMethod.Patch);
        var table = await azurite.NewTableAsync(Scripted.Options(transport));
        var version = (await table.AddEntityAsync(new TableEntity("p", "r") { ["Value"] = 1 })).Headers.ETag!.Value;

        var conflict = await Assert.ThrowsAsync<RequestFailedException>(() => table.UpdateEntityAsync(new TableEntity("p", "r") { ["Value"] = 2 }, version));

        Assert.Equal((1, 412), (transport.Lost, conflict.Status));
        Assert.Equal(2, (await table.GetEntityAsync<TableEntity>("p", "r")).Value.GetInt32("Value"));
    }

    [Fact]
    public async Task A_transaction_then_reports_the_action_that_met_its_own_traces()
    {
        using var transport = new LosingTransport(static request => EndsWith(request, "/$batch"));
        var table = await azurite.NewTableAsync(Scripted.Options(transport));
        var version = (await table.AddEntityAsync(new TableEntity("p", "quota") { ["Left"] = 1 })).Headers.ETag!.Value;

        var conflict = await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.UpdateMerge, new TableEntity("p", "quota") { ["Left"] = 0 }, version),
            new(TableTransactionActionType.Add, new TableEntity("p", "message")),
        ]));

        Assert.Equal((1, 412, 0), (transport.Lost, conflict.Status, conflict.FailedTransactionActionIndex));
        Assert.Equal(2, (await table.QueryAsync<TableEntity>().ToListAsync()).Count);
    }

    private static bool EndsWith(Request request, string path) => request.Uri.ToUri().AbsolutePath.EndsWith(path, StringComparison.Ordinal);
}

using Azure.Data.Tables;
using CompanionChat.LocalHost.Durable.Storage;
using CompanionChat.Tests.Infrastructure;
using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CompanionChat.Tests.LocalHost.Durable;

/// <summary>The engine on Table Storage, by Azurite.</summary>
public sealed class TableStoreTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private static ScriptedFunctions Functions() => new ScriptedFunctions()
        .Orchestrator("Work", async context =>
        {
            var one = await context.CallActivityAsync<string>("Echo", context.GetInput<string>());
            await context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
            return await context.CallActivityAsync<string>("Echo", one);
        })
        .Orchestrator("Grow", async context =>
        {
            for (var i = 0; i < 5; i++)
            {
                await context.CallActivityAsync<string>("Large", i + string.Concat(Enumerable.Repeat("é漢🙂", 2000)));
            }

            return await context.WaitForExternalEvent<string>("Go");
        })
        .Activity("Echo", input => System.Text.Json.JsonSerializer.Deserialize<string>(input!))
        .Activity("Large", _ => string.Concat(Enumerable.Repeat("é漢🙂", 1000)));

    private async Task<IInstanceStore> StoreAsync(TableClientOptions? options = null)
    {
        var store = new TableInstanceStore(new TableServiceClient(azurite.ConnectionString, options), AzuriteFixture.NewTableName());
        await store.EnsureCreatedAsync(CancellationToken.None);
        return store;
    }

    [Fact]
    public async Task An_orchestration_runs_and_its_history_is_stored()
    {
        using var host = new DurableDriver(Functions(), await StoreAsync());

        var end = await host.RunAsync("Work", "quote ' and ünïcode", "it's~an id");

        Assert.Equal(OrchestrationRuntimeStatus.Completed, end.RuntimeStatus);
        Assert.Equal(end.SerializedInput, end.SerializedOutput);
        Assert.Equal(end.CreatedAt.AddMinutes(1), end.LastUpdatedAt);
    }

    [Fact]
    public async Task A_start_and_two_activities_are_three_requests()
    {
        var counted = new CountingPolicy();
        var options = new TableClientOptions();
        options.AddPolicy(counted, Azure.Core.HttpPipelinePosition.PerRetry);
        var functions = Functions().Orchestrator("Two", async context =>
            await context.CallActivityAsync<string>("Echo", await context.CallActivityAsync<string>("Echo", "x")));
        using var host = new DurableDriver(functions, await StoreAsync(options));
        counted.Reset();

        await host.StartAsync("Two");
        Assert.Equal("POST", counted.Requests[0]);
        await Eventually.TrueAsync(() => host.Engine.LiveCount == 0);

        Assert.Equal(["POST", "PATCH", "PATCH"], counted.Requests);
    }

    [Fact]
    public async Task Unfinished_orchestrations_are_taken_up_by_the_next_start()
    {
        using var host = new DurableDriver(Functions(), await StoreAsync());
        var ids = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => host.StartAsync("Work", $"n{i}", $"id{i}")));
        await host.RunAsync("Work", "finished", "finished");

        using var next = await host.KilledAndStartedAgainAsync();
        await Eventually.TrueAsync(() => next.Log.Lines.Any(line => line.Contains("taken up", StringComparison.Ordinal)));
        var ends = await Task.WhenAll(ids.Select(next.EndAsync));

        Assert.All(ends, end => Assert.Equal(end.SerializedInput, end.SerializedOutput));
    }

    [Fact]
    public async Task Histories_of_several_columns_are_read_back_as_written()
    {
        var relaxed = new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using var host = new DurableDriver(Functions(), await StoreAsync(), configure: options => options.Json = relaxed);
        var id = await host.StartAsync("Grow");
        await Eventually.TrueAsync(() => host.Functions.RunsOf("Large") == 5);

        using var next = await host.KilledAndStartedAgainAsync();
        await next.Client.RaiseEventAsync(id, "Go", "on");
        var end = await next.EndAsync(id);

        Assert.Equal("\"on\"", end.SerializedOutput);
        Assert.True((await next.Store.GetAsync(id, CancellationToken.None))!.History.Length > 60_000);
    }

    [Fact]
    public async Task Ids_are_used_once_unless_the_finished_may_be_replaced()
    {
        using var host = new DurableDriver(Functions(), await StoreAsync());
        await host.RunAsync("Grow2", id: "id");
        var never = new StartOrchestrationOptions("id").WithDedupeStatuses([.. StartOrchestrationOptionsExtensions.ValidDedupeStatuses]);

        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(
            () => host.Client.ScheduleNewOrchestrationInstanceAsync("Work", "x", never));
        var end = await host.RunAsync("Work", "x", "id");

        Assert.Equal("\"x\"", end.SerializedOutput);
        Assert.Null(end.FailureDetails);
    }

    [Fact]
    public async Task A_write_on_an_old_row_is_refused()
    {
        var store = await StoreAsync();
        using var host = new DurableDriver(Functions(), store);
        var id = (await host.RunAsync("Work", "x")).InstanceId;
        var row = (await store.GetAsync(id, CancellationToken.None))!;
        var old = row with { ETag = "W/\"datetime'2020-01-01T00%3A00%3A00.0000000Z'\"" };

        Assert.Null(await store.UpdateAsync(old, old.History.Length, CancellationToken.None));
        Assert.Null(await store.ReplaceAsync(old, CancellationToken.None));
        Assert.False(await store.DeleteAsync(old, CancellationToken.None));
        Assert.NotNull(await store.ReplaceAsync(row, CancellationToken.None));
        Assert.Null(await store.UpdateAsync(row with { InstanceId = "nobody" }, 0, CancellationToken.None));
    }

    [Fact]
    public async Task Lists_and_purges_follow_pages_and_windows()
    {
        using var host = new DurableDriver(Functions(), await StoreAsync());
        for (var i = 0; i < 5; i++)
        {
            await host.RunAsync("Work", "x", $"a{i}");
        }

        await host.StartAsync("Grow", id: "b");
        var all = await IdsAsync(host, new OrchestrationQuery(PageSize: 2));
        var first = await IdsAsync(host, new OrchestrationQuery(InstanceIdPrefix: "a", CreatedTo: host.Time.GetUtcNow().AddMinutes(-4)));
        var purged = await host.Client.PurgeAllInstancesAsync(
            new PurgeInstancesFilter(null, host.Time.GetUtcNow().AddMinutes(-2)), CancellationToken.None);

        Assert.Equal(["a0", "a1", "a2", "a3", "a4", "b"], all);
        Assert.Equal(["a0", "a1"], first);
        Assert.Equal(4, purged.PurgedInstanceCount);
        Assert.Equal(["a4", "b"], await IdsAsync(host, null));
    }

    private static async Task<string[]> IdsAsync(DurableDriver host, OrchestrationQuery? query)
    {
        var ids = new List<string>();
        await foreach (var instance in host.Client.GetAllInstancesAsync(query))
        {
            ids.Add(instance.InstanceId);
        }

        return [.. ids];
    }
}

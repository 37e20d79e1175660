using Microsoft.DurableTask.Client;

namespace CompanionChat.Tests.LocalHost.Durable;

public sealed class PurgeTests
{
    private static ScriptedFunctions Functions() => new ScriptedFunctions()
        .Orchestrator("Good", _ => Task.FromResult<object?>(1))
        .Orchestrator("Bad", _ => throw new FormatException())
        .Orchestrator("Wait", async context => await context.WaitForExternalEvent<string>("Never"));

    private static async Task<DurableDriver> FilledAsync()
    {
        var host = new DurableDriver(Functions());
        for (var day = 1; day <= 3; day++)
        {
            await host.RunAsync("Good", id: $"good{day}");
            await host.RunAsync("Bad", id: $"bad{day}");
            await host.StartAsync("Wait", id: $"wait{day}");
            host.Time.Advance(TimeSpan.FromDays(1));
        }

        return host;
    }

    private static async Task<string[]> IdsAsync(DurableDriver host, OrchestrationQuery? query = null)
    {
        var ids = new List<string>();
        await foreach (var instance in host.Client.GetAllInstancesAsync(query))
        {
            ids.Add(instance.InstanceId);
        }

        return [.. ids];
    }

    [Fact]
    public async Task Finished_ones_of_the_window_are_deleted_and_no_others()
    {
        using var host = await FilledAsync();
        var to = host.Time.GetUtcNow().AddDays(-2);

        var purged = await host.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter(null, to), CancellationToken.None);

        Assert.Equal(4, purged.PurgedInstanceCount);
        Assert.True(purged.IsComplete);
        Assert.Equal(["bad3", "good3", "wait1", "wait2", "wait3"], await IdsAsync(host));
    }

    [Fact]
    public async Task Only_listed_statuses_are_deleted_and_unfinished_ones_never()
    {
        using var host = await FilledAsync();
        var filter = new PurgeInstancesFilter(
            Statuses: [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Pending]);

        var purged = await host.Client.PurgeAllInstancesAsync(filter, CancellationToken.None);

        Assert.Equal(3, purged.PurgedInstanceCount);
        Assert.Equal(["bad1", "bad2", "bad3", "wait1", "wait2", "wait3"], await IdsAsync(host));
    }

    [Fact]
    public async Task A_purge_whose_time_is_over_says_that_it_is_not_complete()
    {
        using var host = await FilledAsync();
        var filter = new PurgeInstancesFilter { Timeout = TimeSpan.Zero };

        var purged = await host.Client.PurgeAllInstancesAsync(filter, CancellationToken.None);

        Assert.Equal(0, purged.PurgedInstanceCount);
        Assert.False(purged.IsComplete);
    }

    [Fact]
    public async Task Lists_follow_pages_and_filter()
    {
        using var host = await FilledAsync();
        var now = host.Time.GetUtcNow();

        Assert.Equal(9, (await IdsAsync(host, new OrchestrationQuery(PageSize: 2))).Length);
        Assert.Equal(["good1", "good2", "good3"], await IdsAsync(host, new OrchestrationQuery(InstanceIdPrefix: "good", PageSize: 1)));
        Assert.Equal(
            ["bad1", "bad2", "bad3"],
            await IdsAsync(host, new OrchestrationQuery(Statuses: [OrchestrationRuntimeStatus.Failed])));
        Assert.Equal(
            ["wait1", "wait2", "wait3"],
            await IdsAsync(host, new OrchestrationQuery(Statuses: [OrchestrationRuntimeStatus.Running])));
        Assert.Equal(["bad2", "good2", "wait2"], await IdsAsync(host, new OrchestrationQuery(now.AddDays(-2), now.AddDays(-2))));
    }

    [Fact]
    public async Task Lists_carry_data_where_asked()
    {
        using var host = await FilledAsync();
        var query = new OrchestrationQuery(InstanceIdPrefix: "good1");

        await foreach (var instance in host.Client.GetAllInstancesAsync(query))
        {
            Assert.Null(instance.SerializedOutput);
        }

        await foreach (var instance in host.Client.GetAllInstancesAsync(query with { FetchInputsAndOutputs = true }))
        {
            Assert.Equal("1", instance.SerializedOutput);
        }
    }
}

using CompanionChat.Tests.Infrastructure;
using Microsoft.DurableTask.Client;

namespace CompanionChat.Tests.LocalHost.Durable;

public sealed class StopTests
{
    private readonly TaskCompletionSource<object?> gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ScriptedFunctions Functions() => new ScriptedFunctions()
        .Orchestrator("Two", async context =>
        {
            var one = await context.CallActivityAsync<string>("Wait");
            return await context.CallActivityAsync<string>("Next", one);
        })
        .Activity("Wait", (_, stop) => gate.Task.WaitAsync(stop))
        .Activity("Next", input => input);

    [Fact]
    public async Task A_stop_lets_a_running_activity_end_and_stores_its_result_but_starts_nothing()
    {
        using var host = new DurableDriver(Functions());
        var id = await host.StartAsync("Two");
        await Eventually.TrueAsync(() => host.Functions.RunsOf("Wait") == 1);

        var stop = host.Engine.StopAsync(CancellationToken.None);
        gate.SetResult("one");
        await stop;

        Assert.Equal(["add", "update"], host.Memory.Writes);
        Assert.Equal(0, host.Functions.RunsOf("Next"));
        using var next = await host.KilledAndStartedAgainAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await next.EndAsync(id)).RuntimeStatus);
        Assert.Equal(1, host.Functions.RunsOf("Wait"));
    }

    [Fact]
    public async Task A_stop_does_not_wait_longer_than_its_grace()
    {
        using var host = new DurableDriver(Functions());
        var id = await host.StartAsync("Two");
        await Eventually.TrueAsync(() => host.Functions.RunsOf("Wait") == 1);

        var stop = host.Engine.StopAsync(CancellationToken.None);
        host.Time.Advance(TimeSpan.FromSeconds(2));
        await stop;

        Assert.Equal(["add"], host.Memory.Writes);
        gate.SetResult("one");
        using var next = await host.KilledAndStartedAgainAsync();
        Assert.Equal("\"\\u0022one\\u0022\"", (await next.EndAsync(id)).SerializedOutput);
        Assert.Equal(2, host.Functions.RunsOf("Wait"));
    }

    [Fact]
    public async Task What_is_started_after_a_stop_is_stored_and_left_to_the_next_start()
    {
        gate.SetResult("one");
        using var host = new DurableDriver(Functions());
        await host.Engine.StopAsync(CancellationToken.None);

        var id = await host.StartAsync("Two");

        Assert.Empty(host.Functions.Ran);
        using var next = await host.KilledAndStartedAgainAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await next.EndAsync(id)).RuntimeStatus);
    }
}

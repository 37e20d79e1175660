using CompanionChat.LocalHost.Durable.History;

namespace CompanionChat.Tests.LocalHost.Durable;

public sealed class EventTests
{
    private static ScriptedFunctions Functions() => new ScriptedFunctions()
        .Orchestrator("Ask", async context =>
        {
            var one = await context.WaitForExternalEvent<string>("Answer");
            var two = await context.WaitForExternalEvent<string>("Answer");
            return $"{one} {two}";
        });

    [Fact]
    public async Task Events_are_taken_in_their_order_whatever_the_case_of_the_name()
    {
        using var host = new DurableDriver(Functions());
        var id = await host.StartAsync("Ask");

        await host.Client.RaiseEventAsync(id, "answer", "yes");
        await host.Client.RaiseEventAsync(id, "Answer", "no");
        var end = await host.EndAsync(id);

        Assert.Equal("\"yes no\"", end.SerializedOutput);
    }

    [Fact]
    public async Task An_event_is_stored_when_raising_it_returns()
    {
        using var host = new DurableDriver(Functions());
        var id = await host.StartAsync("Ask");
        await host.Client.RaiseEventAsync(id, "Answer", "yes");

        using var next = await host.KilledAndStartedAgainAsync();
        await next.Client.RaiseEventAsync(id, "Answer", "no");
        var end = await next.EndAsync(id);

        Assert.Equal("\"yes no\"", end.SerializedOutput);
    }

    [Fact]
    public async Task An_event_that_nobody_waits_for_yet_is_kept()
    {
        var functions = Functions()
            .Orchestrator("Late", async context =>
            {
                await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
                return await context.WaitForExternalEvent<int>("Number");
            });
        using var host = new DurableDriver(functions);
        var id = await host.StartAsync("Late");
        await host.Client.RaiseEventAsync(id, "Number", 7);

        var end = await host.EndAsync(id);

        Assert.Equal("7", end.SerializedOutput);
    }

    [Fact]
    public async Task An_event_for_nobody_is_dropped()
    {
        using var host = new DurableDriver(Functions().Orchestrator("Short", _ => Task.FromResult<object?>(null)));
        var end = await host.RunAsync("Short");

        await host.Client.RaiseEventAsync("nobody", "Answer", "x");
        await host.Client.RaiseEventAsync(end.InstanceId, "Answer", "x");

        var history = await host.Client.ReadHistoryAsync(end.InstanceId);
        Assert.DoesNotContain(history!, happened => happened.Kind == HistoryEventKind.EventRaised);
    }

    [Fact]
    public async Task A_wait_that_is_cancelled_leaves_the_event_to_the_next()
    {
        var functions = Functions().Orchestrator("Twice", async context =>
        {
            using var stop = new CancellationTokenSource();
            var given = context.WaitForExternalEvent<string>("Answer", stop.Token);
            Cancel(stop);
            var answer = await context.WaitForExternalEvent<string>("Answer");
            return $"{given.IsCanceled} {answer}";
        });
        using var host = new DurableDriver(functions);
        var id = await host.StartAsync("Twice");
        await host.Client.RaiseEventAsync(id, "Answer", "yes");

        var end = await host.EndAsync(id);

        Assert.Equal("\"True yes\"", end.SerializedOutput);
    }

    // CancelAsync would leave the orchestrator's thread.
    private static void Cancel(CancellationTokenSource stop) => stop.Cancel();
}

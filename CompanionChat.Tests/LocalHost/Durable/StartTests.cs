using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CompanionChat.Tests.LocalHost.Durable;

public sealed class StartTests
{
    private static readonly StartOrchestrationOptions Never = new StartOrchestrationOptions("id")
        .WithDedupeStatuses([.. StartOrchestrationOptionsExtensions.ValidDedupeStatuses]);

    private readonly TaskCompletionSource<object?> gate = new();

    private ScriptedFunctions Functions() => new ScriptedFunctions()
        .Orchestrator("Work", async context => await context.CallActivityAsync<string>("Wait", context.GetInput<string>()))
        .Activity("Wait", (_, _) => gate.Task);

    [Fact]
    public async Task A_second_start_while_the_first_runs_is_refused_and_the_first_goes_on()
    {
        using var host = new DurableDriver(Functions());
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Work", "first", Never);

        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(
            () => host.Client.ScheduleNewOrchestrationInstanceAsync("Work", "second", Never));
        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => host.StartAsync("Work", "third", "id"));
        gate.SetResult("done");
        var end = await host.EndAsync("id");

        Assert.Equal("\"first\"", end.SerializedInput);
        Assert.Equal(["Wait(\"first\")"], host.Functions.Ran);
    }

    [Fact]
    public async Task A_second_start_after_completion_is_refused_where_the_status_is_listed()
    {
        gate.SetResult("done");
        using var host = new DurableDriver(Functions());
        await host.RunAsync("Work", "first", "id");

        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(
            () => host.Client.ScheduleNewOrchestrationInstanceAsync("Work", "second", Never));

        Assert.Equal(1, host.Functions.RunsOf("Wait"));
    }

    [Fact]
    public async Task A_finished_instance_whose_status_is_not_listed_is_replaced()
    {
        gate.SetResult("done");
        using var host = new DurableDriver(Functions());
        for (var i = 0; i < 50; i++)
        {
            await host.RunAsync("Work", $"n{i}", "id");
        }

        var end = await host.EndAsync("id");

        Assert.Equal("\"n49\"", end.SerializedInput);
        Assert.Equal(50, host.Functions.RunsOf("Wait"));
        var onlyFailed = new StartOrchestrationOptions("id").WithDedupeStatuses(OrchestrationRuntimeStatus.Failed);
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Work", "last", onlyFailed);
    }

    [Fact]
    public async Task Of_many_starts_at_once_one_wins()
    {
        gate.SetResult("done");
        using var host = new DurableDriver(Functions());

        var starts = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(async () =>
        {
            try
            {
                await host.Client.ScheduleNewOrchestrationInstanceAsync("Work", $"n{i}", Never);
                return 1;
            }
            catch (OrchestrationAlreadyExistsException)
            {
                return 0;
            }
        })));
        await host.EndAsync("id");

        Assert.Equal(1, starts.Sum());
        Assert.Equal(1, host.Functions.RunsOf("Wait"));
    }

    [Fact]
    public async Task A_start_whose_insert_answer_was_lost_knows_its_own_insert()
    {
        gate.SetResult("done");
        using var host = new DurableDriver(Functions(), new RepeatedInsertStore());

        await host.Client.ScheduleNewOrchestrationInstanceAsync("Work", "first", Never);
        var end = await host.EndAsync("id");

        Assert.Equal(OrchestrationRuntimeStatus.Completed, end.RuntimeStatus);
    }

    [Fact]
    public async Task A_start_that_failed_though_it_was_stored_runs_nevertheless()
    {
        gate.SetResult("done");
        using var host = new DurableDriver(Functions());
        host.Memory.AfterWrite = (name, _) => _ = name is "add" ? throw new IOException("The answer is lost.") : 0;

        await Assert.ThrowsAsync<IOException>(() => host.StartAsync("Work", "first", "id"));
        var end = await host.EndAsync("id");

        Assert.Equal(OrchestrationRuntimeStatus.Completed, end.RuntimeStatus);
    }

    [Fact]
    public async Task A_start_that_failed_is_the_callers_to_repeat()
    {
        using var host = new DurableDriver(Functions());
        host.Memory.BeforeWrite = (_, _) => throw new IOException("The storage is gone.");

        await Assert.ThrowsAsync<IOException>(() => host.StartAsync("Work", "first", "id"));

        Assert.Null(await host.Client.GetInstanceAsync("id"));
    }

    [Fact]
    public async Task An_id_is_made_where_none_is_given()
    {
        using var host = new DurableDriver(Functions());

        var one = await host.StartAsync("Work");
        var two = await host.StartAsync("Work");

        Assert.False(string.Equals(one, two, StringComparison.Ordinal));
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await host.Client.WaitForInstanceStartAsync(one)).RuntimeStatus);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("@a")]
    [InlineData("a\u0001")]
    public async Task An_id_that_cannot_be_a_key_is_refused(string id)
    {
        using var host = new DurableDriver(Functions());

        await Assert.ThrowsAsync<ArgumentException>(() => host.StartAsync("Work", "x", id));
    }

    [Fact]
    public async Task A_later_start_is_not_played()
    {
        using var host = new DurableDriver(Functions());
        var later = new StartOrchestrationOptions("id", host.Time.GetUtcNow().AddHours(1));

        await Assert.ThrowsAsync<NotSupportedException>(
            () => host.Client.ScheduleNewOrchestrationInstanceAsync("Work", null, later));
    }
}

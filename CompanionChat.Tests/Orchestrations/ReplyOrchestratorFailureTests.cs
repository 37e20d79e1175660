using CompanionChat.Functions.Features.Reply;
using CompanionChat.Tests.Builders;
using CompanionChat.Tests.LocalHost.Durable;
using Microsoft.DurableTask.Client;

namespace CompanionChat.Tests.Orchestrations;

/// <summary>The orchestrator on activities that fail, for as long as nobody would wait for in a test: the clock is the test's own.</summary>
public sealed class ReplyOrchestratorFailureTests
{
    // One to 256 seconds, and five minutes from then on: 280 of them take 22 hours.
    private const int FailuresOfMostOfADay = 280;

    private static readonly ReplyInput Input = new(Rows.Ada.Value, Rows.Mira.Id, Rows.Id(1).Value, Rows.Nonce().Id.Value);

    [Fact]
    public async Task What_was_taken_is_given_back_though_storage_was_away_for_most_of_a_day()
    {
        using var host = Host(new ReplyStep(ReplyOutcome.GiveUp), failingReleases: FailuresOfMostOfADay);

        var end = await host.RunAsync(nameof(ReplyOrchestrator), Input);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, end.RuntimeStatus);
        Assert.Equal((FailuresOfMostOfADay + 1, 1), (host.Functions.RunsOf(nameof(ReleaseReply)), host.Functions.RunsOf(nameof(PushEvents))));
    }

    [Fact]
    public async Task A_message_whose_answer_cannot_be_stored_is_given_back_after_a_minute()
    {
        using var host = Host(answer: null);

        var end = await host.RunAsync(nameof(ReplyOrchestrator), Input);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, end.RuntimeStatus);
        Assert.Equal((6, 1), (host.Functions.RunsOf(nameof(GenerateReply)), host.Functions.RunsOf(nameof(ReleaseReply))));
    }

    [Fact]
    public async Task A_push_that_fails_is_not_repeated_and_fails_nothing()
    {
        using var host = Host(new ReplyStep(ReplyOutcome.Answered, Rows.Id(2).Value, 3), push: () => throw new IOException("The hub is away."));

        var end = await host.RunAsync(nameof(ReplyOrchestrator), Input);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, end.RuntimeStatus);
        Assert.Equal(1, host.Functions.RunsOf(nameof(PushEvents)));
    }

    private static DurableDriver Host(ReplyStep? answer, int failingReleases = 0, Func<object?>? push = null)
    {
        var functions = new ScriptedFunctions();
        functions
            .Orchestrator(nameof(ReplyOrchestrator), async context =>
            {
                await ReplyOrchestrator.RunAsync(context);
                return null;
            })
            .Activity(nameof(GenerateReply), _ => answer ?? throw new TimeoutException("Storage is away."))
            .Activity(nameof(ReleaseReply), _ => functions.RunsOf(nameof(ReleaseReply)) <= failingReleases
                ? throw new TimeoutException("Storage is away.")
                : new ReplyStep(ReplyOutcome.Released, null, 3))
            .Activity(nameof(PushEvents), _ => push?.Invoke());
        return new DurableDriver(functions);
    }
}

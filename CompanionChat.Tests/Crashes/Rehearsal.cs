using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Trials;

namespace CompanionChat.Tests.Crashes;

/// <summary>What a use case takes where nobody dies.</summary>
/// <param name="Requests">Its requests to storage and to upstreams, in order, until its orchestration, if there is one, is finished.</param>
/// <param name="LlmCalls">How many calls to providers of replies it takes, with what its check does.</param>
/// <param name="LateUpTo">
/// The last request at which the host can die unacknowledged and leave an orchestration behind: the one after the commit. 0 where there is none.
/// </param>
internal sealed record Rehearsal(IReadOnlyList<string> Requests, long LlmCalls, int LateUpTo)
{
    private const int Runs = 3;

    /// <summary>As promised: two attempts at the primary provider, one at the fallback.</summary>
    private const int MostLlmCallsOfARun = 3;

    /// <summary>Runs it some times. The fewest requests count: a timer of the host may add some, and an orchestration that overtakes a commit looks again.</summary>
    public static async Task<Rehearsal> PlayAsync(UseCase useCase, MortalHost host)
    {
        var runs = new List<Rehearsal>();
        for (var i = 0; i < Runs; i++)
        {
            runs.Add(await PlayOnceAsync(useCase, host));
        }

        return runs.MinBy(run => run.Requests.Count)!;
    }

    /// <summary>
    /// I7: the most calls after so many deaths. An activity whose result was not written down is run again, so each death can cost the calls of the one
    /// activity that was at work: two, where it asked the primary provider, which did not answer.
    /// </summary>
    public long MostLlmCalls(int deaths) => LlmCalls + (deaths * Math.Min(LlmCalls, 2));

    private static async Task<Rehearsal> PlayOnceAsync(UseCase useCase, MortalHost host)
    {
        var trial = await useCase.BeginAsync(host);
        var before = host.Upstreams.LlmCalls;
        await host.ListenAsync();
        var answer = await useCase.Act(trial);
        Assert.True((int)answer.Status < 300, $"{answer.Status} {answer.Body}");
        await host.SettledAsync();
        var sent = await host.SentAsync();
        await useCase.CheckAsync(trial);
        var commit = sent.ToList().IndexOf("POST Chat batch") + 1;
        var calls = host.Upstreams.LlmCalls - before;
        Assert.InRange(calls, 0, MostLlmCallsOfARun);
        return new Rehearsal(sent, calls, useCase.CheckLeft is null ? 0 : commit + 1);
    }
}

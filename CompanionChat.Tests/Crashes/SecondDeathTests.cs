using System.Diagnostics;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Trials;
using Xunit.Abstractions;

namespace CompanionChat.Tests.Crashes;

/// <summary>
/// The host is killed at a request of a message, and the one after it at a request of its recovery, which begins with its start: it resumes the
/// orchestration while the client comes again. Then a third one finishes it.
/// </summary>
public sealed class SecondDeathTests(Lanes lanes, ITestOutputHelper output) : IClassFixture<Lanes>
{
    /// <summary>Whether every second death follows every first one, some two thousand cells, and not only some of them.</summary>
    private static readonly bool All = Environment.GetEnvironmentVariable("CRASH_PAIRS") == "all";

    /// <summary>Of the sample: every so-manieth request is a first death.</summary>
    private const int FirstStep = 4;

    /// <summary>Of the sample: how many second deaths follow each.</summary>
    private const int SecondsPerFirst = 3;

    [Theory]
    [InlineData("send")]
    [InlineData("release")]
    public async Task Whatever_request_of_its_recovery_a_host_is_killed_at_the_third_host_gets_it_done_once(string name)
    {
        var watch = Stopwatch.StartNew();
        var useCase = UseCases.Of(name);
        var rehearsal = await lanes.InOneAsync(lane => Rehearsal.PlayAsync(useCase, lane.Host));
        var recoveries = await lanes.InAllAsync(
            Firsts(rehearsal.Requests.Count).Select(first => new Cell(first, ClientReturn.AtOnce)),
            (cell, lane) => CrashTrial.PlayAsync(useCase, rehearsal, cell, lane));
        var pairs = Pairs(recoveries.ToDictionary(recovery => recovery.Key.First, recovery => recovery.Value.Recovery.Count)).ToList();
        Matrix.Tell(output, "second deaths", useCase, pairs.Count, recoveries.Values.MaxBy(outcome => outcome.Recovery.Count)!.Recovery);

        var outcomes = await lanes.InAllAsync(pairs, (cell, lane) => CrashTrial.PlayAsync(useCase, rehearsal, cell, lane));

        // How often a recovery looks for what is not there yet differs, so some end before that request; there the host is killed when all is settled.
        var struck = outcomes.Values.Count(outcome => outcome.IsTwice);
        output.WriteLine($"{struck} of {pairs.Count} met their request. Took {watch.Elapsed.TotalSeconds:0} s.");
        Assert.InRange(struck, pairs.Count / 2, pairs.Count);
    }

    private static IEnumerable<Death> Firsts(int requests) => All
        ? Death.All(requests)
        : Enumerable.Range(1, requests).Where(request => request % FirstStep == 1).Select((request, i) => new Death(request, Moment(i)));

    // Spread so that together the sample's second deaths cover a recovery from its first request to its last.
    private static IEnumerable<Cell> Pairs(IReadOnlyDictionary<Death, int> recoveries) => recoveries.OrderBy(recovery => recovery.Key.Request).SelectMany((recovery, i) => All
        ? Death.All(recovery.Value).Select(second => new Cell(recovery.Key, ClientReturn.AtOnce, second))
        : Enumerable.Range(0, SecondsPerFirst).Select(j => new Cell(
            recovery.Key,
            ClientReturn.AtOnce,
            new Death(1 + ((i + (j * recoveries.Count)) * recovery.Value / (recoveries.Count * SecondsPerFirst)), Moment(i + j)))));

    private static string Moment(int number) => number % 2 == 0 ? "before" : "after";
}

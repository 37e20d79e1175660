using System.Diagnostics;
using CompanionChat.Tests.Trials;
using Xunit.Abstractions;

namespace CompanionChat.Tests.Crashes;

/// <summary>
/// The host is killed at each request to storage and to upstreams that a use case takes, before the request and after it; then it is started again, whoever
/// asked asks again, and the books are right. How many requests there are a rehearsal tells.
/// </summary>
public sealed class CrashMatrixTests(Lanes lanes, ITestOutputHelper output) : IClassFixture<Lanes>
{
    public static TheoryData<string> Names() => UseCases.Names();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Whatever_request_a_host_is_killed_at_the_next_host_gets_it_done_once(string name)
    {
        var watch = Stopwatch.StartNew();
        var useCase = UseCases.Of(name);
        var rehearsal = await lanes.InOneAsync(lane => Rehearsal.PlayAsync(useCase, lane.Host));
        var cells = Cell.All(rehearsal).ToList();
        Matrix.Tell(output, "crashes", useCase, cells.Count, rehearsal.Requests);

        await lanes.InAllAsync(cells, (cell, lane) => CrashTrial.PlayAsync(useCase, rehearsal, cell, lane));

        output.WriteLine($"Took {watch.Elapsed.TotalSeconds:0} s.");
    }
}

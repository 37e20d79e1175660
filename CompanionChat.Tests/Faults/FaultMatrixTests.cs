using System.Collections.Concurrent;
using System.Diagnostics;
using CompanionChat.Tests.Infrastructure;
using CompanionChat.Tests.Trials;
using Xunit.Abstractions;

namespace CompanionChat.Tests.Faults;

/// <summary>
/// Every request that a use case makes, to storage and to upstreams, meets every fault; then whoever asked asks again, and the books are right. How many
/// requests there are a run without faults tells.
/// </summary>
public sealed class FaultMatrixTests(ITestOutputHelper output)
{
    private const int Lanes = 3;
    private const int DryRuns = 3;

    /// <summary>As promised: two attempts at the primary provider, one at the fallback.</summary>
    private const int MaxLlmCalls = 3;

    public static TheoryData<string> Names() => UseCases.Names();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Whatever_befalls_any_of_its_requests_it_is_done_once(string name)
    {
        var watch = Stopwatch.StartNew();
        var useCase = UseCases.Of(name);
        var requests = await CountAsync(useCase);
        var cells = new ConcurrentQueue<(int Request, FaultKind Kind)>(
            from request in Enumerable.Range(1, requests.Count)
            from kind in Enum.GetValues<FaultKind>()
            select (request, kind));
        Matrix.Tell(output, "faults", useCase, cells.Count, requests);
        var failures = new ConcurrentBag<string>();

        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(_ => RunLaneAsync(useCase, cells, failures)));

        output.WriteLine($"Took {watch.Elapsed.TotalSeconds:0} s.");
        Assert.True(failures.IsEmpty, string.Join("\n\n", failures));
    }

    private static async Task<IReadOnlyList<string>> CountAsync(UseCase useCase)
    {
        var plan = new FaultPlan();
        await using var host = await FaultyHost.StartAsync(plan);
        var runs = new List<IReadOnlyList<string>>();
        for (var i = 0; i < DryRuns; i++)
        {
            var trial = await useCase.BeginAsync(host);
            plan.Arm(null);
            var answer = await useCase.Act(trial);
            Assert.True((int)answer.Status < 300, $"{answer.Status} {answer.Body}");
            await host.SettledAsync();
            plan.Disarm();
            runs.Add(plan.Seen);
            await useCase.CheckAsync(trial);
        }

        return runs.MinBy(run => run.Count)!;
    }

    private static async Task RunLaneAsync(UseCase useCase, ConcurrentQueue<(int Request, FaultKind Kind)> cells, ConcurrentBag<string> failures)
    {
        var plan = new FaultPlan();
        await using var host = await FaultyHost.StartAsync(plan);
        var bystander = await Bystander.ArriveAsync(host);
        await using var screen = await bystander.WatchAsync();
        while (cells.TryDequeue(out var cell))
        {
            try
            {
                await RunAsync(useCase, cell, host, plan);

                // I5: what happens to others is no business of a bystander's.
                await bystander.AssertUntouchedAsync();
                Assert.Empty(screen.Received);
            }
            catch (Exception failure)
            {
                failures.Add($"{useCase}, {cell.Kind} at request {cell.Request} of {string.Join(", ", plan.Seen)}:\n{failure}");
            }
            finally
            {
                plan.Disarm();
            }
        }
    }

    private static async Task RunAsync(UseCase useCase, (int Request, FaultKind Kind) cell, FaultyHost host, FaultPlan plan)
    {
        var trial = await useCase.BeginAsync(host);
        plan.Arm(cell);
        var first = await useCase.Act(trial);
        await host.SettledAsync();
        Assert.True(plan.HasStruck, "The fault met no request.");

        // I7: whatever befalls it, one run of the orchestration asks no more often than that.
        Assert.InRange(plan.Seen.Count(request => request.Contains("llm", StringComparison.Ordinal)), 0, MaxLlmCalls);
        plan.Disarm();

        // 503 says: try again. I4: what was acknowledged is there, whatever is still on its way, and before anybody asks again.
        Assert.True((int)first.Status is < 300 or 503, $"{first.Status} {first.Body}");
        var isAcknowledged = (int)first.Status < 300;
        if (isAcknowledged)
        {
            await useCase.CheckAsync(trial);
        }

        if (cell.Kind != FaultKind.LateAfterTheReturn)
        {
            await plan.LandAsync();
        }

        if (!isAcknowledged || useCase.IsRepeatable)
        {
            await ReturnAsync(useCase, trial);
        }

        await plan.LandAsync();
        await host.SettledAsync();
        await useCase.CheckAsync(trial);
    }

    private static Task ReturnAsync(UseCase useCase, Trial trial) => Eventually.TrueAsync(
        async () =>
        {
            var again = await useCase.Act(trial);
            Assert.True((int)again.Status is < 300 or 503 or 429, $"{again.Status} {again.Body}");
            return (int)again.Status < 300;
        },
        "done");
}

using System.Collections.Concurrent;
using System.Diagnostics;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Xunit.Abstractions;

namespace CompanionChat.Tests.Crashes;

/// <summary>
/// The host is killed at each request to storage that one message takes, from the send to the end of its orchestration, before the request and after
/// it; then it is started again, and the client repeats its request. A host that came back serves the next cell, so that each costs one start.
/// </summary>
public sealed class CrashMatrixTests(ITestOutputHelper output)
{
    /// <summary>Some cells wait for fifteen seconds, for a commit that never comes; the others go on meanwhile.</summary>
    private const int Lanes = 4;

    /// <summary>What the acknowledgement waits for: three reads, the start of the orchestration, the commit.</summary>
    private const int AcknowledgedAfter = 5;

    private const int CountedMessages = 5;

    [Fact]
    public async Task A_host_killed_at_any_storage_request_answers_every_acknowledged_message_once() =>
        await RunAsync(Settlement.Answered);

    [Fact]
    public async Task A_host_killed_at_any_storage_request_gives_back_once_what_no_provider_answers()
    {
        // Not the fault dial: it would be forgotten with the process that dies, and what resumes at once would meet a provider that works.
        await using var provider = await LoopbackServer.StartAsync(app => app.MapFallback(() => Results.StatusCode(StatusCodes.Status500InternalServerError)));
        await RunAsync(Settlement.Released, [.. Broken("PRIMARY", provider.Address), .. Broken("FALLBACK", provider.Address)]);
    }

    private static (string Name, string Value)[] Broken(string role, Uri address) =>
        [($"LLM_BASE_URL_{role}", $"{address}"), ($"LLM_API_KEY_{role}", "key"), ($"LLM_MODEL_{role}", "model")];

    private async Task RunAsync(Func<string?, Settlement> end, params (string Name, string Value)[] settings)
    {
        var watch = Stopwatch.StartNew();
        var requests = await CountAsync(end, settings);
        var cells = new ConcurrentQueue<Cell>(Cell.All(requests, AcknowledgedAfter));
        output.WriteLine($"{cells.Count} cells: {requests} storage requests, before and after each; two clients up to request {AcknowledgedAfter + 1}.");
        var failures = new ConcurrentBag<string>();

        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(_ => RunLaneAsync(cells, end, failures, settings)));

        output.WriteLine($"Took {watch.Elapsed.TotalSeconds:0} s.");
        Assert.True(failures.IsEmpty, string.Join("\n\n", failures));
    }

    // The fewest that there can be: a timer of the host may add requests of its own, and an orchestration that is faster than a slow commit looks again.
    private static async Task<int> CountAsync(Func<string?, Settlement> end, (string Name, string Value)[] settings)
    {
        await using var host = await MortalHost.StartAsync(settings);
        var counts = new List<int>();
        for (var i = 0; i < CountedMessages; i++)
        {
            var attempt = await Attempt.PrepareAsync(host);
            await host.TakeStorageCountAsync();
            await attempt.SendUntilAcknowledgedAsync();
            await host.SettledAsync();
            counts.Add(await host.TakeStorageCountAsync());
            Assert.Equal(end(attempt.Acknowledged), await attempt.ReadAsync());
        }

        return counts.Min();
    }

    private static async Task RunLaneAsync(
        ConcurrentQueue<Cell> cells, Func<string?, Settlement> end, ConcurrentBag<string> failures, (string Name, string Value)[] settings)
    {
        await using var host = await MortalHost.StartAsync(settings);
        while (cells.TryDequeue(out var cell))
        {
            try
            {
                await RunAsync(cell, end, host);
            }
            catch (Exception failure)
            {
                failures.Add($"{cell}: {failure.Message}\n{host.Output}");
                return;
            }
        }
    }

    private static async Task RunAsync(Cell cell, Func<string?, Settlement> end, MortalHost host)
    {
        var attempt = await Attempt.PrepareAsync(host);
        await host.DieAtAsync(cell.Request, cell.When);
        await attempt.SendAsync();
        await host.DiesAsync();

        await host.StartAgainAsync();
        if (cell.Return == ClientReturn.WhenSettled)
        {
            await host.SettledAsync();
            var left = await attempt.ReadAsync();
            Assert.Equal(left.Messages == 0 && attempt.Acknowledged is null ? Settlement.Nothing : end(attempt.Acknowledged ?? left.Id), left);
        }

        await attempt.SendUntilAcknowledgedAsync();
        await host.SettledAsync();
        Assert.Equal(end(attempt.Acknowledged), await attempt.ReadAsync());
    }
}

using System.Collections.Concurrent;
using CompanionChat.Tests.Drivers;
using Xunit.Abstractions;

namespace CompanionChat.Tests.Crashes;

/// <summary>
/// The host is killed at each request to storage that something takes, before the request and after it; then it is started again, and whoever asked asks
/// again. A host that came back serves the next cell.
/// </summary>
/// <param name="output">Gets the size of the matrix.</param>
/// <param name="settings">The host's.</param>
internal sealed class DeathAtEachRequest(ITestOutputHelper output, params (string Name, string Value)[] settings)
{
    private const int Lanes = 4;

    /// <summary>Runs every cell.</summary>
    /// <param name="what">What is done, for people.</param>
    /// <param name="prepare">Does all that comes before; answers what the others need of it.</param>
    /// <param name="act">Does it; may be done again.</param>
    /// <param name="read">Tells what became of it, from what preparing, and doing it again, answered.</param>
    /// <param name="expected">What must have become of it.</param>
    public async Task RunAsync(
        string what,
        Func<MortalHost, Visitor, Task<string>> prepare,
        Func<MortalHost, Visitor, string, Task<Answer>> act,
        Func<MortalHost, Visitor, string, Answer, Task<string>> read,
        string expected)
    {
        var cells = new ConcurrentQueue<(int Request, string When)>(
            from request in Enumerable.Range(1, await CountAsync(prepare, act))
            from when in (string[])["before", "after"]
            select (request, when));
        output.WriteLine($"{what}: {cells.Count} cells.");
        var failures = new ConcurrentBag<string>();
        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(async _ =>
        {
            await using var host = await MortalHost.StartAsync(settings);
            while (cells.TryDequeue(out var cell))
            {
                var visitor = await Visitor.SignInAsync(host.Http);
                var prepared = await prepare(host, visitor);
                await host.DieAtAsync(cell.Request, cell.When);
                await DieAsync(() => act(host, visitor, prepared));
                await host.DiesAsync();
                await host.StartAgainAsync();

                var again = await act(host, visitor, prepared);
                var found = (int)again.Status < 300 ? await read(host, visitor, prepared, again) : $"{again.Body}";
                if (found != expected)
                {
                    failures.Add($"{what}, killed {cell.When} request {cell.Request}: {again.Status}, {found}\n{host.Output}");
                }
            }
        }));
        Assert.True(failures.IsEmpty, string.Join("\n\n", failures));
    }

    private async Task<int> CountAsync(Func<MortalHost, Visitor, Task<string>> prepare, Func<MortalHost, Visitor, string, Task<Answer>> act)
    {
        await using var host = await MortalHost.StartAsync(settings);
        var visitor = await Visitor.SignInAsync(host.Http);
        var prepared = await prepare(host, visitor);
        await host.TakeStorageCountAsync();
        await act(host, visitor, prepared);
        return await host.TakeStorageCountAsync();
    }

    private static async Task DieAsync(Func<Task<Answer>> act)
    {
        try
        {
            await act();
        }
        catch (HttpRequestException)
        {
            // The host is dead; what it did is not known.
        }
    }
}

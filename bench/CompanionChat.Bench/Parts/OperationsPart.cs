using CompanionChat.Bench.Load;
using CompanionChat.Bench.Operations;

namespace CompanionChat.Bench.Parts;

/// <summary>Each operation against its floor; a message to its reply; both as histories and users grow.</summary>
internal sealed class OperationsPart : IPart
{
    private const int Talkers = 256;
    private const int ManyClients = 64;
    private const int Minters = 2048;
    private const int ShortHistory = 10;

    private static readonly int[] AllClients = [1, 8, ManyClients];
    private static readonly int[] FewAndMany = [1, ManyClients];

    /// <inheritdoc/>
    public string Name => "operations";

    /// <inheritdoc/>
    public async Task<string> RunAsync(BenchOptions options)
    {
        var basis = new List<Measured>();
        var grown = new List<(int History, int Users, Measured Measured)>();
        await using (var crowd = await Crowd.GatherAsync(Talkers, Minters, ShortHistory))
        {
            await crowd.Population.AddStrangersAsync(0, 1);
            var measuring = new Measuring(crowd);
            await measuring.WarmUpAsync(options);
            foreach (var clients in AllClients)
            {
                await TellAsync($"{clients} clients");
                basis.Add(await measuring.RunAsync(clients, Talkers, options.RoundLength, withPeer: true));
            }

            await LengthenAsync(crowd, measuring, options, grown);
        }

        await using (var crowd = await Crowd.GatherAsync(Talkers, Minters, ShortHistory))
        {
            await MultiplyAsync(crowd, options, grown);
        }

        return string.Join(
            '\n',
            OperationsTables.Floor(basis),
            OperationsTables.Messages(basis),
            OperationsTables.Processors(basis),
            OperationsTables.Growth(basis, grown),
            OperationsTables.Judge(basis));
    }

    // Many conversations of a thousand messages; one of a hundred thousand, which is the only one that a single client then asks for.
    private static async Task LengthenAsync(Crowd crowd, Measuring measuring, BenchOptions options, List<(int History, int Users, Measured Measured)> grown)
    {
        var before = ShortHistory;
        foreach (var (history, people) in ((int, int)[])(options.Quick ? [(1_000, 8)] : [(1_000, ManyClients), (100_000, 1)]))
        {
            await TellAsync($"{history} messages");
            foreach (var person in crowd.Talkers.Take(people))
            {
                await crowd.Population.LengthenAsync(person.Key, before, history);
            }

            before = history;
            foreach (var clients in FewAndMany)
            {
                grown.Add((history, 1, await measuring.RunAsync(clients, people, options.ShortRoundLength, withPeer: false)));
            }
        }
    }

    private static async Task MultiplyAsync(Crowd crowd, BenchOptions options, List<(int History, int Users, Measured Measured)> grown)
    {
        var measuring = new Measuring(crowd);
        await measuring.WarmUpAsync(options);
        var before = 0;
        foreach (var users in (int[])(options.Quick ? [100] : [100, 10_000]))
        {
            await TellAsync($"{users} users");
            await crowd.Population.AddStrangersAsync(before, users);
            before = users;
            foreach (var clients in FewAndMany)
            {
                grown.Add((ShortHistory, users, await measuring.RunAsync(clients, Talkers, options.ShortRoundLength, withPeer: false)));
            }
        }
    }

    private static Task TellAsync(string what) => Console.Error.WriteLineAsync($"  {what}…");
}

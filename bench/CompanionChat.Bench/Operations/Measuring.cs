using System.Globalization;
using Azure.Data.Tables;
using CompanionChat.Bench.Host;
using CompanionChat.Bench.Load;

namespace CompanionChat.Bench.Operations;

/// <summary>Measures app, floor and, where it is wanted, the peer in turns: a machine that is slow for a while is slow for all of them.</summary>
internal sealed class Measuring
{
    private const string ProviderMetric = "companionchat_provider_duration_seconds_";

    private static readonly TimeSpan WatchEvery = TimeSpan.FromMilliseconds(50);

    private const int MostSendsASecond = 3200;

    private readonly Crowd crowd;
    private readonly Turns turns = new();
    private readonly AppOperations app;
    private readonly FloorOperations floor;
    private readonly PeerOperations peer;

    /// <param name="crowd">The app and its people.</param>
    public Measuring(Crowd crowd)
    {
        this.crowd = crowd;
        app = new AppOperations(crowd, turns);
        floor = new FloorOperations(crowd, turns, Table("Chat"), Table("Starts"));
        peer = new PeerOperations(Table("Peer"), turns);
    }

    /// <summary>
    /// Lets everything be connected, and compiled as it stays: the runtime compiles a method again when it has been called often, and does that beside
    /// the first thousands of requests.
    /// </summary>
    public async Task WarmUpAsync(BenchOptions options)
    {
        await floor.PrepareAsync();
        await peer.PrepareAsync(crowd.Talkers.Count);
        await RunAsync(8, crowd.Talkers.Count, options.WarmUpLength, withPeer: true);
    }

    /// <summary>Measures three rounds of everything.</summary>
    /// <param name="clients">How many at once.</param>
    /// <param name="people">For how many people, the first of the crowd, they ask in turn.</param>
    /// <param name="length">How long each round of each thing lasts.</param>
    /// <param name="withPeer">The peer too.</param>
    public async Task<Measured> RunAsync(int clients, int people, TimeSpan length, bool withPeer)
    {
        turns.Deal(clients, people);
        var measured = new Measured(clients);
        for (var round = 0; round < BenchOptions.Rounds; round++)
        {
            for (var operation = 0; operation < Measured.Operations.Count; operation++)
            {
                // Who goes first changes from round to round.
                foreach (var isApp in (bool[])(round % 2 == 0 ? [false, true] : [true, false]))
                {
                    await RunAsync(measured, operation, isApp, length);
                }
            }

            if (withPeer)
            {
                await ProvideNoncesAsync(length);
                measured.FloorWithStart.Add(await ClosedLoop.RunAsync(clients, length, floor.StartAndSendAsync));
                await RunPeerAsync(measured, length);
            }
        }

        return measured;
    }

    // Traces nothing, as the app's own client.
    private TableClient Table(string name)
    {
        var options = new TableClientOptions();
        options.Diagnostics.IsDistributedTracingEnabled = false;
        return new TableClient(crowd.App.Storage, name, options);
    }

    // More than anybody can use: who runs out ends the round.
    private int NoncesEach(TimeSpan length) => 20 + (int)(length.TotalSeconds * MostSendsASecond / turns.People);

    private async Task RunAsync(Measured measured, int operation, bool isApp, TimeSpan length)
    {
        var clients = measured.Clients;
        var once = Measured.Operations[operation].Of(isApp ? app : floor);
        if (operation > 0)
        {
            (isApp ? measured.App : measured.Floor)[operation].Add(await ClosedLoop.RunAsync(clients, length, once));
            return;
        }

        await ProvideNoncesAsync(length);
        if (isApp)
        {
            await RunSendsAsync(measured, () => ClosedLoop.RunAsync(clients, length, once));
        }
        else
        {
            measured.Floor[operation].Add(await ClosedLoop.RunAsync(clients, length, once));
        }
    }

    private Task ProvideNoncesAsync(TimeSpan length) =>
        Task.WhenAll(crowd.Talkers.Take(turns.People).Select(person => crowd.Population.ProvideNoncesAsync(person, NoncesEach(length))));

    private async Task RunSendsAsync(Measured measured, Func<Task<Round>> run)
    {
        app.Completed.Clear();
        using var done = new CancellationTokenSource();
        var watching = WatchMemoryAsync(measured, done.Token);
        var before = await ReadProviderAsync();
        var processors = ProcessorTime.Now(crowd.App);
        var round = await run();
        measured.ProcessorTimes.Add(ProcessorTime.Now(crowd.App).Each(processors, app.Completed.Count));
        var after = await ReadProviderAsync();
        await done.CancelAsync();
        await watching;
        measured.App[0].Add(round);
        measured.Completed.Add(app.Completed, round.Rate);
        measured.ProviderMs.Add(1000 * (after.Seconds - before.Seconds) / (after.Calls - before.Calls));
    }

    private async Task RunPeerAsync(Measured measured, TimeSpan length)
    {
        await peer.ProvideNoncesAsync(turns.People, NoncesEach(length));
        peer.Completed.Clear();
        var round = await ClosedLoop.RunAsync(measured.Clients, length, peer.SendAsync);
        measured.PeerAccepted.Add(round);
        measured.PeerCompleted.Add(peer.Completed, round.Rate);
    }

    private async Task WatchMemoryAsync(Measured measured, CancellationToken done)
    {
        while (!done.IsCancellationRequested)
        {
            measured.Mebibytes = Math.Max(measured.Mebibytes, crowd.App.ResidentMebibytes);
            await Task.Delay(WatchEvery, done).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<(double Seconds, double Calls)> ReadProviderAsync()
    {
        var lines = (await crowd.Http.GetStringAsync(new Uri("/_sim/metrics", UriKind.Relative))).Split('\n');
        return (Sum("sum"), Sum("count"));

        double Sum(string which) => lines
            .Where(line => line.StartsWith(ProviderMetric + which, StringComparison.Ordinal))
            .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
    }
}

using CompanionChat.Soak.Checks;
using CompanionChat.Soak.People;

namespace CompanionChat.Soak.Faults;

/// <summary>
/// What goes wrong: one or two dials at a time, each dial in each of its modes before any comes again, and the app killed about once a minute. From time to
/// time all is well for a while, and whatever was accepted before must come to its end.
/// </summary>
internal sealed class FaultScript(Stage stage, SoakOptions options, Auditor auditor, ProviderCalls calls)
{
    private readonly Random random = new(options.Seed);
    private Queue<Fault> faults = new();
    private TimeSpan nextKill = TimeSpan.FromSeconds(20);
    private TimeSpan nextPause = options.Length / 3 < TimeSpan.FromMinutes(3) ? options.Length / 3 : TimeSpan.FromMinutes(3);

    /// <summary>Plays it.</summary>
    public async Task RunAsync(CancellationToken ended)
    {
        while (stage.Elapsed < options.Length)
        {
            if (stage.Elapsed >= nextPause)
            {
                nextPause = stage.Elapsed + TimeSpan.FromMinutes(3);
                await RestAsync(ended);
            }

            await TurnAsync(ended);
        }
    }

    private async Task TurnAsync(CancellationToken ended)
    {
        foreach (var fault in Next(random.Next(1, 3)))
        {
            await stage.Dials.TurnAsync(stage.App.Http, fault.Dial, fault.Setting, ended);
            stage.Events.Add("faults turned");
        }

        await Task.Delay(random.Next(1000, 5000), ended);
        if (options.Kills && stage.Elapsed >= nextKill && stage.Elapsed < options.KillsUntil)
        {
            nextKill = stage.Elapsed + TimeSpan.FromSeconds(random.Next(40, 70));
            await KillAsync(ended);
        }

        await stage.Dials.TurnBackAsync(stage.App.Http, ended);
        await Task.Delay(random.Next(300, 1500), ended);
    }

    private async Task KillAsync(CancellationToken ended)
    {
        stage.Events.Add("kills");
        calls.Ends();
        if (random.Next(2) == 0)
        {
            await stage.App.KillAsync();
        }
        else
        {
            await stage.App.DieAtAsync(random.Next(1, 60), random.Next(2) == 0 ? "before" : "after");
        }

        await stage.App.StartAgainAsync();
        calls.Begins();
        await stage.Dials.TurnAgainAsync(stage.App.Http, ended);
    }

    private async Task RestAsync(CancellationToken ended)
    {
        stage.Events.Add("rests");
        await using var quiet = await calls.BeginQuietAsync(ended);
        await auditor.UntilSettledAsync(ended);
    }

    private IEnumerable<Fault> Next(int count)
    {
        for (; count > 0; count--)
        {
            if (faults.Count == 0)
            {
                faults = Fault.All(random);
            }

            yield return faults.Dequeue();
        }
    }
}

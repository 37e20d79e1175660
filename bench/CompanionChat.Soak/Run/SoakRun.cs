using System.Text.Json;
using CompanionChat.Soak.Checks;
using CompanionChat.Soak.Faults;
using CompanionChat.Soak.Memory;
using CompanionChat.Soak.People;
using CompanionChat.Soak.Reporting;
using CompanionChat.Soak.World;

namespace CompanionChat.Soak.Run;

/// <summary>One run: visitors, faults, checks and the look at memory all at once, then the closing.</summary>
internal sealed class SoakRun(SoakOptions options, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan BetweenNews = TimeSpan.FromSeconds(30);

    private readonly Verdict verdict = new();
    private Stage? stage;

    /// <summary>The first violation; null for none.</summary>
    public Violation? Violation => verdict.First;

    /// <summary>What was failing when it ended, where its log is, and when: for whoever looks into a violation.</summary>
    public string Circumstances => stage is null
        ? ""
        : $"minute {stage.Elapsed.TotalMinutes:F1}, {stage.App.Lives} lives of the app, failing: {stage.Dials.Failing}; the app's log: {stage.App.LogFile}";

    /// <summary>Runs.</summary>
    /// <returns>The tables; null after a violation.</returns>
    public async Task<string?> RunAsync()
    {
        await using var azurite = await Azurite.StartAsync();
        var app = await MortalApp.StartAsync(azurite.ConnectionString);
        try
        {
            stage = await SetAsync(app);
            return await PlayAsync(stage, azurite);
        }
        catch (OperationCanceledException) when (verdict.First is not null)
        {
            return null;
        }
        finally
        {
            await app.EndAsync(keepLog: verdict.First is not null);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => verdict.Dispose();

    private async Task<Stage> SetAsync(MortalApp app)
    {
        var companions = await ReadAsync(app, "/api/companions");
        var config = await ReadAsync(app, "/api/config");
        return new Stage(app, verdict, new Dials(), options.Seed, clock)
        {
            Companions = [.. companions.GetProperty("companions").EnumerateArray().Select(companion => companion.GetProperty("id").GetString()!)],
            Quota = config.GetProperty("freeQuota").GetProperty("text").GetInt32(),
        };
    }

    private static async Task<JsonElement> ReadAsync(MortalApp app, string path) =>
        JsonElement.Parse(await app.Http.GetByteArrayAsync(new Uri(path, UriKind.Relative)));

    private async Task<string?> PlayAsync(Stage set, Azurite azurite)
    {
        var town = new Town(set, options.Users);
        var auditor = new Auditor(set, town, new Table(azurite.ConnectionString), clock);
        var calls = new ProviderCalls(set, town);
        var memory = new MemoryWatch(set, options.KillsUntil, options.Length);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(verdict.Ended);
        Task[] playing =
        [
            GuardAsync(() => town.LiveAsync(over.Token)),
            GuardAsync(() => auditor.MakeRoundsAsync(over.Token)),
            GuardAsync(() => memory.WatchAsync(calls, over.Token)),
            GuardAsync(() => TellAsync(set, memory, over.Token)),
        ];
        await GuardAsync(() => new FaultScript(set, options, auditor, calls).RunAsync(verdict.Ended));
        await over.CancelAsync();
        await Task.WhenAll(playing);
        verdict.Ended.ThrowIfCancellationRequested();
        verdict.Checked(memory.Undisturbed.Check());
        var totals = await new Closing(set, town, auditor, new Tills(set.App.Http)).CloseAsync(verdict.Ended);
        verdict.Ended.ThrowIfCancellationRequested();
        return SoakTables.Of(set, totals, memory, azurite.ResidentMebibytes);
    }

    // What fails here, and is no violation, is a mistake of this program: it ends the run all the same.
    private async Task GuardAsync(Func<Task> part)
    {
        try
        {
            await part();
        }
        catch (OperationCanceledException) when (verdict.First is not null)
        {
            // It was broken off.
        }
        catch (Exception failure)
        {
            verdict.Condemn(stage!.App.HasDied
                ? new Violation(Rules.NoFailure, "the app", "its process ended by itself")
                : new Violation("The soak itself works", "the soak", failure.ToString()));
        }
    }

    private static async Task TellAsync(Stage set, MemoryWatch memory, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync(
                $"{set.Elapsed:mm\\:ss}  {set.Events["messages accepted"]} messages, {set.Events["kills"]} kills, {set.Events["faults turned"]} faults, "
                + $"{set.Verdict.Checks} checks, {memory.Now:F0} MiB");
            await Task.Delay(BetweenNews, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}

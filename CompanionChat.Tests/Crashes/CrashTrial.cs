using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Infrastructure;
using CompanionChat.Tests.Trials;

namespace CompanionChat.Tests.Crashes;

/// <summary>One cell: a host is asked and dies, once or twice; then it is started again, whoever asked asks again, and the books are right.</summary>
internal sealed class CrashTrial
{
    private readonly UseCase useCase;
    private readonly MortalHost host;
    private readonly Trial trial;
    private bool isAcknowledged;

    private CrashTrial(UseCase useCase, MortalHost host, Trial trial) => (this.useCase, this.host, this.trial) = (useCase, host, trial);

    /// <summary>Plays it.</summary>
    public static async Task<Outcome> PlayAsync(UseCase useCase, Rehearsal rehearsal, Cell cell, Lane lane)
    {
        var play = new CrashTrial(useCase, lane.Host, await useCase.BeginAsync(lane.Host));
        var asked = lane.Host.Upstreams.LlmCalls;
        await lane.Host.DieAtAsync(cell.First);
        await play.AskAsync();
        await lane.Host.DiesAsync();
        var isTwice = cell.Second is { } second && await play.DiesAgainAsync(second);

        await lane.Host.StartAgainAsync();
        await using var screen = await lane.Bystander.WatchAsync();
        var recovery = await play.RecoverAsync(cell.Return);
        await useCase.CheckAsync(play.trial);
        Assert.InRange(lane.Host.Upstreams.LlmCalls - asked, 0, rehearsal.MostLlmCalls(deaths: cell.Second is null ? 1 : 2));

        // I5: what happens to others is no business of a bystander's.
        await lane.Bystander.AssertUntouchedAsync();
        Assert.Empty(screen.Received);
        return new Outcome(recovery, isTwice);
    }

    private async Task AskAsync()
    {
        try
        {
            var answer = await useCase.Act(trial);
            isAcknowledged |= (int)answer.Status < 300;
        }
        catch (HttpRequestException)
        {
            // The host is dead; what it did is not known.
        }
    }

    // Where all was settled before that request came, it dies of something else.
    private async Task<bool> DiesAgainAsync(Death death)
    {
        if (!await host.StartAgainAsync(death))
        {
            return true;
        }

        await AskAsync();
        var isDead = await host.DiesOrSettlesAsync();
        await host.KillAsync();
        return isDead;
    }

    private async Task<IReadOnlyList<string>> RecoverAsync(ClientReturn clientReturn)
    {
        if (clientReturn == ClientReturn.WhenSettled || (isAcknowledged && useCase.CheckLeft is null))
        {
            await host.SettledAsync();
            await CheckLeftAsync();
        }

        if (!isAcknowledged || useCase.IsRepeatable)
        {
            await Eventually.TrueAsync(AskAgainAsync, "done");
        }

        await host.SettledAsync();
        return await host.SentAsync();
    }

    // I4: what was acknowledged is there before anybody asks again; what was not is there, or never happened.
    private async Task CheckLeftAsync()
    {
        if (isAcknowledged)
        {
            await useCase.CheckAsync(trial);
        }
        else if (useCase.CheckLeft is { } check)
        {
            await check(trial);
        }
    }

    private async Task<bool> AskAgainAsync()
    {
        var again = await useCase.Act(trial);
        Assert.True((int)again.Status is < 300 or 503 or 429, $"{again.Status} {again.Body}");
        return (int)again.Status < 300;
    }

    /// <summary>How it went.</summary>
    /// <param name="Recovery">What the last host sent until all was settled.</param>
    /// <param name="IsTwice">Whether the second death came where it was to come.</param>
    public sealed record Outcome(IReadOnlyList<string> Recovery, bool IsTwice);
}

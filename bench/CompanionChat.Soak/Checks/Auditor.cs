using CompanionChat.Soak.People;
using CompanionChat.Soak.World;

namespace CompanionChat.Soak.Checks;

/// <summary>Goes from visitor to visitor all the time, and holds their rows against each other and against what they were told.</summary>
internal sealed class Auditor(Stage stage, Town town, Table table, TimeProvider clock)
{
    private static readonly TimeSpan BetweenVisits = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWithoutProgress = TimeSpan.FromSeconds(40);

    /// <summary>Makes the rounds: those who are there or still wait for something, and now and then somebody who has long left.</summary>
    public async Task MakeRoundsAsync(CancellationToken over)
    {
        for (var turn = 0; !over.IsCancellationRequested; turn++)
        {
            var all = town.Visitors;
            var near = all.TakeLast(all.Count / 4).Concat(all.Where(visitor => visitor.Ledger.Waiting.Count > 0)).Distinct().ToList();
            if (near.Count > 0)
            {
                await LookAsync(turn % 5 == 0 ? all[turn / 5 % all.Count] : near[turn % near.Count], stage.Verdict.Ended);
            }

            await Task.Delay(BetweenVisits, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Waits until all that was accepted so far has come to its end. It is a violation where nothing comes to its end for too long.</summary>
    public async Task UntilSettledAsync(CancellationToken ended)
    {
        var accepted = town.Visitors
            .SelectMany(visitor => visitor.Ledger.Waiting.Where(sent => sent.Acknowledged is not null).Select(sent => (visitor, sent)))
            .ToList();
        var waiting = await StillWaitingAsync(accepted, ended);
        for (var progressAt = clock.GetTimestamp(); waiting.Count > 0;)
        {
            await Task.Delay(BetweenLooks, ended);
            var still = await StillWaitingAsync(waiting, ended);
            progressAt = still.Count < waiting.Count ? clock.GetTimestamp() : progressAt;
            if (clock.GetElapsedTime(progressAt) > LongestWithoutProgress)
            {
                stage.Condemn(
                    Rules.Progress,
                    still[0].Visitor,
                    $"message {still[0].Sent.Acknowledged!.MessageId} waits, and so do {still.Count - 1} others, "
                    + $"though nothing has failed for {LongestWithoutProgress.TotalSeconds:0} s");
            }

            ended.ThrowIfCancellationRequested();
            waiting = still;
        }
    }

    /// <summary>Looks at a visitor's rows.</summary>
    public async Task LookAsync(Visitor visitor, CancellationToken ended)
    {
        var acknowledged = visitor.Ledger.Acknowledged;
        if (await table.ReadAsync(visitor.Key, ended) is not { } rows)
        {
            stage.Events.Add("audits put off to the end");
            return;
        }

        Check(visitor, rows, acknowledged);
    }

    /// <summary>Looks at the rows of a visitor for whom nothing happens any more.</summary>
    public async Task<UserRows> LookQuietlyAsync(Visitor visitor, CancellationToken ended)
    {
        var rows = await table.ReadQuietAsync(visitor.Key, ended);
        Check(visitor, rows, visitor.Ledger.Acknowledged);
        stage.Verdict.Checked(MessageAudit.CheckEnded(visitor.Marker, rows));
        return rows;
    }

    private void Check(Visitor visitor, UserRows rows, IReadOnlyCollection<Acknowledged> acknowledged)
    {
        var (who, ledger) = (visitor.Marker, visitor.Ledger);
        ledger.Settle(rows);
        stage.Verdict.Checked(
            [
                .. MessageAudit.Check(who, rows, acknowledged, ledger.Keys),
                .. QuotaAudit.Check(who, rows, stage.Quota, ledger.MayBePremium),
                .. OrderAudit.Check(who, rows, ledger.Tried, clock.GetUtcNow()),
                .. rows.Messages.SelectMany(message => Marker.Check(who, $"message {message.Id}", message.Text)),
            ]);
    }

    private async Task<List<(Visitor Visitor, Sent Sent)>> StillWaitingAsync(List<(Visitor Visitor, Sent Sent)> waiting, CancellationToken ended)
    {
        foreach (var visitor in waiting.Select(entry => entry.Visitor).Distinct())
        {
            await LookAsync(visitor, ended);
        }

        return [.. waiting.Where(entry => !entry.Sent.IsSettled)];
    }
}

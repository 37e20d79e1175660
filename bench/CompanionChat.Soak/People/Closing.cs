using CompanionChat.Soak.Checks;
using CompanionChat.Soak.World;

namespace CompanionChat.Soak.People;

/// <summary>
/// The end: nobody comes any more and nothing fails. Everything comes to its end, everybody comes back to what was bought, and all rows of all who ever came
/// are held against what they were told, against what the app shows them, and against the books of the payment providers.
/// </summary>
internal sealed class Closing(Stage stage, Town town, Auditor auditor, Tills tills)
{
    private const int AtOnce = 8;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWithoutNotice = TimeSpan.FromSeconds(120);

    /// <summary>Settles and counts.</summary>
    public async Task<Totals> CloseAsync(CancellationToken ended)
    {
        await auditor.UntilSettledAsync(ended);
        await ReleaseHeldNoticesAsync(ended);
        await UntilNoticedAsync(ended);
        var totals = new Totals();
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ended };
        await Parallel.ForEachAsync(town.Visitors, options, async (visitor, token) => totals.Add(await CloseAsync(visitor, token)));
        stage.Verdict.Checked(totals.MoneyIn == totals.MoneyGranted
            ? []
            : [new Violation(Rules.OneCredit, "everybody", $"the providers took {totals.MoneyIn}, and {totals.MoneyGranted} was granted")]);
        return totals;
    }

    // A notice that waits to be swapped with the next one waits for ever where none follows.
    private async Task ReleaseHeldNoticesAsync(CancellationToken ended)
    {
        var last = town.Arrive();
        await last.SignInAsync(ended);
        var buying = new Buying(last, stage, tills);
        foreach (var provider in Tills.Providers)
        {
            while (!last.Ledger.Purchases.Any(purchase => purchase.IsPaid && purchase.Provider.Equals(provider, StringComparison.Ordinal)))
            {
                await buying.BuyAsync("tokens-100", provider, ended);
            }
        }
    }

    private async Task UntilNoticedAsync(CancellationToken ended)
    {
        var (before, progressAt) = (int.MaxValue, stage.Clock.GetTimestamp());
        while (await tills.PendingNoticesAsync(ended) is > 0 and var pending)
        {
            progressAt = pending < before ? stage.Clock.GetTimestamp() : progressAt;
            before = pending;
            if (stage.Clock.GetElapsedTime(progressAt) > LongestWithoutNotice)
            {
                stage.Verdict.Condemn(new Violation(
                    Rules.Progress, "the payment providers", $"{pending} notices are not taken, though nothing has failed for {LongestWithoutNotice.TotalSeconds:0} s"));
            }

            await Task.Delay(BetweenLooks, ended);
        }
    }

    private async Task<Reckoning> CloseAsync(Visitor visitor, CancellationToken ended)
    {
        var (buying, looking) = (new Buying(visitor, stage, tills), new Looking(visitor, stage));
        var till = new List<TillEntry>();
        foreach (var purchase in visitor.Ledger.Purchases.Where(purchase => purchase.IsTried))
        {
            stage.Verdict.Checked(await buying.ComeBackAsync(purchase, ended)
                ? []
                : [new Violation(Rules.Progress, visitor.Marker, $"the page of order {purchase.OrderId} cannot say how it stands, though nothing fails")]);
            till.Add(await tills.ReadAsync(purchase, ended));
        }

        foreach (var conversation in visitor.Ledger.Conversations.Values)
        {
            await looking.ReadWholeAsync(conversation, ended);
        }

        await looking.ListAsync(ended);
        await looking.ReadMeAsync(ended);
        var rows = await auditor.LookQuietlyAsync(visitor, ended);
        stage.Verdict.Checked(MoneyAudit.Check(visitor.Marker, rows.Orders, till));
        await looking.CompareAsync(rows, ended);
        return new Reckoning(rows, till);
    }
}

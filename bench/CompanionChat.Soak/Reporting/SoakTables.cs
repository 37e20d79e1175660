using System.Globalization;
using CompanionChat.Bench.Reporting;
using CompanionChat.Soak.Memory;
using CompanionChat.Soak.People;

namespace CompanionChat.Soak.Reporting;

/// <summary>What a run came to, as Markdown.</summary>
internal static class SoakTables
{
    /// <param name="stage">Where it was.</param>
    /// <param name="totals">What all stays came to.</param>
    /// <param name="memory">What the app held.</param>
    /// <param name="storage">What Azurite holds at the end. MiB.</param>
    public static string Of(Stage stage, Totals totals, MemoryWatch memory, double storage) =>
        string.Join('\n', Happened(stage, totals), Memory(memory, storage), Requests(stage));

    private static MarkdownTable Happened(Stage stage, Totals totals)
    {
        var table = new MarkdownTable("What happened", "", "");
        table.Add("minutes, with the closing", stage.Elapsed.TotalMinutes.ToString("F1", CultureInfo.InvariantCulture));
        table.Add("visitors", Whole(totals.Visitors));
        table.Add("requests", Whole(stage.Requests.All.Sum(count => count.Value)));
        table.Add("answers lost", Whole(stage.Events["answers lost"]));
        table.Add("pushes", Whole(stage.Events["pushes"]));
        table.Add("messages accepted", Whole(stage.Events["messages accepted"]));
        table.Add("messages answered", Whole(totals.Answered));
        table.Add("messages given back", Whole(totals.GivenBack));
        table.Add("orders opened", Whole(totals.Orders));
        table.Add("orders granted", Whole(totals.Granted));
        table.Add("of these, refunded or disputed", Whole(totals.Reversed));
        table.Add("money in, not given back", Money(totals.MoneyIn));
        table.Add("the price of what was granted and not taken back", Money(totals.MoneyGranted));
        table.Add("faults turned", Whole(stage.Events["faults turned"]));
        table.Add("kills of the app", Whole(stage.Events["kills"]));
        table.Add("rests, in which all had to settle", Whole(stage.Events["rests"]));
        table.Add("checks made", Whole(stage.Verdict.Checks));
        table.Add("violations", "0");
        return table;
    }

    private static MarkdownTable Memory(MemoryWatch memory, double storage)
    {
        var series = memory.Undisturbed;
        var table = new MarkdownTable("Memory of the app's undisturbed process (MiB)", "", "");
        table.Add("resident at its start", MarkdownTable.Number(series.Start?.Mebibytes ?? double.NaN));
        table.Add("resident after the warm-up", MarkdownTable.Number(series.AfterWarmUp));
        foreach (var (number, level) in series.Quarters.Index())
        {
            table.Add($"resident, median of quarter {number + 1}", MarkdownTable.Number(level));
        }

        table.Add("resident at the end", MarkdownTable.Number(series.End));
        table.Add("slope of the last half, an hour", series.Slope.ToString("F1", CultureInfo.InvariantCulture));
        table.Add("live heap after a full collection, first", MarkdownTable.Number(memory.Heaps.FirstOrDefault(double.NaN)));
        table.Add("live heap after a full collection, last", MarkdownTable.Number(memory.Heaps.LastOrDefault(double.NaN)));
        table.Add("most of any process of the app", MarkdownTable.Number(memory.Most));
        table.Add("most threads", Whole(series.Most.Threads));
        table.Add("most handles", Whole(series.Most.Handles));
        table.Add("Azurite, which keeps all data in memory, at the end", MarkdownTable.Number(storage));
        table.Add("judged", series.CanJudge ? "flat" : "no: too short");
        return table;
    }

    private static MarkdownTable Requests(Stage stage)
    {
        var table = new MarkdownTable("Requests", "request", "times");
        foreach (var (what, times) in stage.Requests.All)
        {
            table.Add(what, Whole(times));
        }

        foreach (var (what, times) in stage.Events.All.Where(count => count.Key.StartsWith("payments", StringComparison.Ordinal)))
        {
            table.Add(what, Whole(times));
        }

        return table;
    }

    private static string Whole(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Money(long cents) => (cents / 100m).ToString("N2", CultureInfo.InvariantCulture);
}

using System.Globalization;
using CompanionChat.Bench.Host;
using CompanionChat.Bench.Load;
using CompanionChat.Bench.Operations;
using CompanionChat.Bench.Reporting;
using static CompanionChat.Bench.Reporting.MarkdownTable;

namespace CompanionChat.Bench.Parts;

/// <summary>Shows what <see cref="OperationsPart"/> measured.</summary>
internal static class OperationsTables
{
    /// <summary>Each operation beside its floor.</summary>
    public static MarkdownTable Floor(List<Measured> basis)
    {
        var table = new MarkdownTable(
            "Each operation, and the same storage requests made bare (ms)",
            "operation", "clients", "floor p50", "app p50", "ratio", "floor p99", "app p99", "ratio", "floor a second", "app a second");
        for (var operation = 0; operation < Measured.Operations.Count; operation++)
        {
            basis.ForEach(measured => AddRatio(table, Measured.Operations[operation].Name, measured.Clients, measured.Floor[operation], measured.App[operation]));
        }

        basis.ForEach(measured => AddRatio(table, "send, floor with its start", measured.Clients, measured.FloorWithStart, measured.App[0]));
        return table;
    }

    /// <summary>A message until its reply was pushed, beside the peer.</summary>
    public static MarkdownTable Messages(List<Measured> basis)
    {
        var table = new MarkdownTable(
            "One message until its reply is pushed; each client waits for it before the next (ms)",
            "who", "clients", "accepted p50", "complete p50", "complete p99", "provider", "p50 without", "p99 without", "messages a second", "resident MiB");
        foreach (var measured in basis)
        {
            var (completed, provider) = (measured.Completed, Samples.Median(measured.ProviderMs));
            table.Add(
                "CompanionChat",
                Whole(measured.Clients),
                Number(measured.App[0].P50),
                Number(completed.P50),
                Number(completed.P99),
                Number(provider),
                Number(completed.P50 - provider),
                Number(completed.P99 - provider),
                Number(completed.Rate),
                Number(measured.Mebibytes));
        }

        foreach (var measured in basis)
        {
            var (accepted, completed) = (measured.PeerAccepted, measured.PeerCompleted);
            table.Add(
                "peer, store only",
                Whole(measured.Clients),
                Number(accepted.P50),
                Number(completed.P50),
                Number(completed.P99),
                "-",
                Number(completed.P50),
                Number(completed.P99),
                Number(completed.Rate),
                "-");
        }

        return table;
    }

    /// <summary>What a message took of the processors.</summary>
    public static MarkdownTable Processors(List<Measured> basis)
    {
        var table = new MarkdownTable(
            "Processor time of one message, nonce aside (ms)", "clients", "app", "store and system", "load generator", "in all", "so at most a second", "measured");
        foreach (var measured in basis)
        {
            var (app, store, load) = (Median(time => time.App), Median(time => time.Store), Median(time => time.Load));
            table.Add(
                Whole(measured.Clients),
                Number(app),
                Number(store),
                Number(load),
                Number(app + store + load),
                Number(1000 * Environment.ProcessorCount / (app + store + load)),
                Number(measured.Completed.Rate));

            double Median(Func<ProcessorTime, double> part) => Samples.Median(measured.ProcessorTimes.Select(part));
        }

        return table;
    }

    /// <summary>The same as histories and users grow.</summary>
    public static MarkdownTable Growth(List<Measured> basis, List<(int History, int Users, Measured Measured)> grown)
    {
        var table = new MarkdownTable(
            "As histories and users grow: p50 in ms (× its floor in the same round)",
            ["history × other users", "clients", .. Measured.Operations.Select(operation => operation.Name), "reply pushed", "messages a second", "resident MiB"]);
        foreach (var (history, users, measured) in basis.Where(one => one.Clients != 8).Select(one => (10, 1, one)).Concat(grown))
        {
            table.Add(
            [
                string.Create(CultureInfo.InvariantCulture, $"{history:N0} × {users:N0}"),
                Whole(measured.Clients),
                .. measured.App.Zip(measured.Floor, (app, floor) => $"{Number(app.P50)} (× {Ratio(app.P50, floor.P50)})"),
                Number(measured.Completed.P50),
                Number(measured.Completed.Rate),
                Number(measured.Mebibytes),
            ]);
        }

        return table;
    }

    /// <summary>Held against what must be.</summary>
    public static Goals Judge(List<Measured> basis)
    {
        var (alone, some, many) = (basis[0], basis[1], basis[2]);
        var goals = new Goals("A message against its goals");
        goals.AtMost("accepted, 1 client: p50 × floor", alone.App[0].P50 / alone.Floor[0].P50, 1.5, 1.2);
        goals.AtMost("complete, 1 client: p50, ms", alone.Completed.P50, 30, 6);
        goals.AtLeast("messages a second, 8 clients", some.Completed.Rate, 150, 300);
        goals.AtLeast("messages a second, 64 clients", many.Completed.Rate, 200, 350);
        goals.AtMost("resident MiB, 64 clients", many.Mebibytes, 200, 120);
        return goals;
    }

    private static void AddRatio(MarkdownTable table, string operation, int clients, Samples floor, Samples app) => table.Add(
        operation,
        Whole(clients),
        Number(floor.P50),
        Number(app.P50),
        Ratio(app.P50, floor.P50),
        Number(floor.P99),
        Number(app.P99),
        Ratio(app.P99, floor.P99),
        Number(floor.Rate),
        Number(app.Rate));

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.Net.Http.Json;
using System.Text.Json;
using CompanionChat.Bench.Load;
using CompanionChat.Bench.Operations;
using CompanionChat.Bench.Reporting;

namespace CompanionChat.Bench.Parts;

/// <summary>What each operation asks of storage, as the host counts it, and the bytes that go to and from the client.</summary>
internal sealed class RequestsPart : IPart
{
    private const int Times = 20;
    private const int History = 60;
    private const string OfTheApp = " Chat ";

    private static readonly Uri Counts = new("/_sim/storage", UriKind.Relative);
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);

    /// <inheritdoc/>
    public string Name => "requests";

    /// <inheritdoc/>
    public async Task<string> RunAsync(BenchOptions options)
    {
        await using var crowd = await Crowd.GatherAsync(1, Times, History);
        await crowd.Population.ProvideNoncesAsync(crowd.Talkers[0], Times);
        var app = new AppOperations(crowd, new Turns());
        var table = new MarkdownTable(
            "Storage requests and bytes of one operation", "operation", "requests", "the engine's own", "bytes sent", "received", "pushed", "which requests");
        var goals = new Goals("Storage requests against their goals");
        foreach (var (name, of) in Measured.Operations)
        {
            var isSend = string.Equals(name, Measured.Operations[0].Name, StringComparison.Ordinal);
            var cost = await MeasureAsync(crowd, app, of(app));
            table.Add(
                isSend ? "send, and its reply" : name,
                MarkdownTable.Number(cost.Own),
                MarkdownTable.Number(cost.Engine),
                MarkdownTable.Number(cost.Sent),
                MarkdownTable.Number(cost.Received),
                MarkdownTable.Number(cost.Pushed),
                cost.Kinds);
            if (isSend)
            {
                goals.AtMost("requests for a message and its reply, the engine's aside", cost.Own, 11, 10);
            }
        }

        return string.Join('\n', table, goals);
    }

    private static async Task<Cost> MeasureAsync(Crowd crowd, AppOperations app, Func<int, Task<double?>> once)
    {
        await SettleAsync(crowd);
        using (await crowd.Http.DeleteAsync(Counts))
        {
        }

        var (sent, received, pushed) = (app.BytesSent, app.BytesReceived, crowd.Talkers[0].Hub!.Bytes);
        for (var time = 0; time < Times; time++)
        {
            await once(0);
        }

        var counts = await SettleAsync(crowd);
        var own = counts.Where(count => count.Key.Contains(OfTheApp, StringComparison.Ordinal)).ToList();
        return new Cost(
            Each(own.Sum(count => count.Value)),
            Each(counts.Sum(count => count.Value) - own.Sum(count => count.Value)),
            Each(app.BytesSent - sent),
            Each(app.BytesReceived - received),
            Each(crowd.Talkers[0].Hub!.Bytes - pushed),
            string.Join(", ", own.Select(count => $"{MarkdownTable.Number(Each(count.Value))} {count.Key.Replace(OfTheApp, " ", StringComparison.Ordinal)}")));
    }

    private static double Each(long all) => (double)all / Times;

    // Pushes and the engine's last writes come after the answer: the counts are read when they stand still.
    private static async Task<Dictionary<string, int>> SettleAsync(Crowd crowd)
    {
        for (var last = -1; ;)
        {
            var body = await crowd.Http.GetFromJsonAsync<JsonElement>(Counts);
            var total = body.GetProperty("total").GetInt32();
            if (total == last)
            {
                return body.GetProperty("requests").EnumerateObject().ToDictionary(count => count.Name, count => count.Value.GetInt32(), StringComparer.Ordinal);
            }

            last = total;
            await Task.Delay(Quiet);
        }
    }

    private sealed record Cost(double Own, double Engine, double Sent, double Received, double Pushed, string Kinds);
}

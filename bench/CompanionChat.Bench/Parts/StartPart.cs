using System.Globalization;
using CompanionChat.Bench.Host;
using CompanionChat.Bench.Load;
using CompanionChat.Bench.Reporting;

namespace CompanionChat.Bench.Parts;

/// <summary>From the start of the process to its ready line, Azurite's start included, and the memory that it holds then.</summary>
internal sealed class StartPart : IPart
{
    /// <inheritdoc/>
    public string Name => "start";

    /// <inheritdoc/>
    public async Task<string> RunAsync(BenchOptions options)
    {
        var (starts, memory) = (new List<double>(), new List<double>());
        for (var round = 0; round < BenchOptions.Rounds; round++)
        {
            await using var app = await AppProcess.StartAsync();
            starts.Add(app.StartToReady.TotalMilliseconds);
            memory.Add(app.ResidentMebibytes);
        }

        var table = new MarkdownTable("Start", "start to ready", "median ms", "fastest ms", "slowest ms", "resident MiB");
        table.Add(
            string.Create(CultureInfo.InvariantCulture, $"{BenchOptions.Rounds} starts"),
            MarkdownTable.Number(Samples.Median(starts)),
            MarkdownTable.Number(starts.Min()),
            MarkdownTable.Number(starts.Max()),
            MarkdownTable.Number(Samples.Median(memory)));
        return table.ToString();
    }
}

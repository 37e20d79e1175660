using CompanionChat.Bench;
using CompanionChat.Bench.Parts;
using CompanionChat.Bench.Reporting;

IPart[] parts = [new StartPart(), new OperationsPart(), new RequestsPart(), new BrowserPart()];
if (BenchOptions.Parse(args) is not { } options || (options.Only is { } only && !Array.Exists(parts, part => string.Equals(part.Name, only, StringComparison.Ordinal))))
{
    await Console.Error.WriteLineAsync(BenchOptions.Usage);
    return 2;
}

foreach (var part in parts.Where(part => options.Only is null || string.Equals(part.Name, options.Only, StringComparison.Ordinal)))
{
    await Console.Error.WriteLineAsync($"Measuring: {part.Name}…");
    var stamp = await Machine.StampAsync(options.Command);
    var measured = $"{stamp}\n\n{await part.RunAsync(options)}";
    await Console.Out.WriteLineAsync(measured);
    if (!options.Quick)
    {
        await BenchmarksPage.WriteAsync(part.Name, measured);
    }
}

return 0;

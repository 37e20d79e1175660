using CompanionChat.Bench.Reporting;
using CompanionChat.Soak;
using CompanionChat.Soak.Run;

if (SoakOptions.Parse(args) is not { } options)
{
    await Console.Error.WriteLineAsync(SoakOptions.Usage);
    return 2;
}

var stamp = await Machine.StampAsync(options.Command);
await Console.Error.WriteLineAsync($"Soaking: {options.Command}");
using var run = new SoakRun(options, TimeProvider.System);
if (await run.RunAsync() is not { } tables)
{
    var violation = run.Violation!;
    await Console.Error.WriteLineAsync($"VIOLATION of \"{violation.Rule}\"\n{violation.Who}: {violation.What}\nseed {options.Seed}, {run.Circumstances}");
    return 1;
}

var measured = $"{stamp}\n\n{tables}";
await Console.Out.WriteLineAsync(measured);
if (options.WritesPage)
{
    await BenchmarksPage.WriteAsync("soak", measured);
}

return 0;

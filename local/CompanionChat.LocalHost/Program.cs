using CompanionChat.LocalHost;
using Microsoft.Extensions.Options;

try
{
    if (CommandLine.Parse(args) is not { } options)
    {
        await Console.Out.WriteLineAsync(CommandLine.Usage);
        return 0;
    }

    await using var app = await LocalHostApp.StartAsync(options);
    await Greeting.WriteAsync(app, Console.Out);
    await app.WaitForShutdownAsync();
    return 0;
}
catch (HostFailedException failure)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return 1;
}
catch (OptionsValidationException failure)
{
    await Console.Error.WriteLineAsync($"The settings are not right: {string.Join(" ", failure.Failures)}");
    return 1;
}

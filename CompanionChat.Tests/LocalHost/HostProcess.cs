using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using CompanionChat.LocalHost;

namespace CompanionChat.Tests.LocalHost;

/// <summary>The built host as a process of its own, the way people run it.</summary>
public sealed partial class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private const int SigTerm = 15;

    private readonly Process process;
    private readonly ConcurrentQueue<string> errors = new();
    private readonly ConcurrentQueue<string> output = new();

    private HostProcess(Process process)
    {
        this.process = process;
        process.ErrorDataReceived += (_, line) => errors.Enqueue(line.Data ?? "");
        process.BeginErrorReadLine();
    }

    /// <summary>What it wrote to its standard error.</summary>
    public string Errors => string.Join('\n', errors);

    /// <summary>What it wrote so far: what it says when it is ready, then its log.</summary>
    public string Output => string.Join('\n', output);

    /// <summary>Where it listens.</summary>
    public Uri BaseAddress => new(Ready().Match(Output).Groups["url"].Value);

    /// <summary>Its own Azurite's tables.</summary>
    public Uri TableEndpoint => new(Tables().Match(Output).Groups["url"].Value);

    /// <summary>Whether it is dead, of whatever cause.</summary>
    public bool IsDead => process.HasExited;

    /// <summary>Starts it and waits until it says that it is ready.</summary>
    public static async Task<HostProcess> StartAsync(string[] arguments, params (string Name, string Value)[] environment)
    {
        var host = Launch(arguments, environment);
        return await host.IsReadyAsync() ? host : throw new InvalidOperationException($"The host ended instead of starting: {host.Errors}");
    }

    /// <summary>Starts it, and waits for nothing.</summary>
    public static HostProcess Launch(string[] arguments, (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var argument in (string[])[Dll, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new HostProcess(Process.Start(start)!);
    }

    /// <summary>Waits until it says that it is ready.</summary>
    /// <returns>False where it ends instead.</returns>
    public async Task<bool> IsReadyAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            output.Enqueue(line);
            if (Ready().IsMatch(line))
            {
                _ = ReadOnAsync();
                return true;
            }
        }

        await process.WaitForExitAsync(patience.Token);
        return false;
    }

    /// <summary>Starts it where it is to fail.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string[] arguments, params (string Name, string Value)[] environment)
    {
        await using var host = Launch(arguments, environment);
        using var patience = new CancellationTokenSource(Patience);
        var text = await host.process.StandardOutput.ReadToEndAsync(patience.Token);
        await host.process.WaitForExitAsync(patience.Token);
        return (host.process.ExitCode, text, host.Errors);
    }

    /// <summary>Kills it and all of its process tree, as kill -9 does.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    /// <summary>Waits until it is dead, of whatever cause.</summary>
    /// <exception cref="TimeoutException">It lives.</exception>
    public async Task DiesAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException alive)
        {
            throw new TimeoutException($"The host did not die within {Patience.TotalSeconds} s. It wrote:\n{Output}\n{Errors}", alive);
        }
    }

    /// <summary>Asks it to end.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", [$"-{SigTerm}", $"{process.Id}"]);
        await kill.WaitForExitAsync();
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    // Nobody reads on otherwise; a pipe that fills up would stop it.
    private async Task ReadOnAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            output.Enqueue(line);
        }
    }

    // Beside the tests lies a copy that cannot find its way; the host's own output is the one that people start. Both lie alike in their projects.
    private static string Dll
    {
        get
        {
            var root = RepositoryRoot.Find();
            var folder = Path.GetRelativePath(Path.Combine(root, "CompanionChat.Tests"), AppContext.BaseDirectory);
            return Path.Combine(root, "local", "CompanionChat.LocalHost", folder, "CompanionChat.LocalHost.dll");
        }
    }

    [GeneratedRegex("^CompanionChat is ready on (?<url>\\S+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ready();

    [GeneratedRegex("^Tables: (?<url>\\S+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tables();
}

using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CompanionChat.Bench.Host;

/// <summary>The app under test: the built local host as a process of its own.</summary>
internal sealed partial class AppProcess : IAsyncDisposable
{
    private const double BytesPerMebibyte = 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // Where it is set, it is used in place of an Azurite of the host's own.
    private const string StorageSetting = "AzureWebJobsStorage";

    // A message costs one of the free quota; none may run out of it here. Who mints clears away what has expired, so nothing expires: those who mint here do
    // so as often in a minute as nobody in a month.
    private static readonly (string Name, string? Value)[] Settings =
    [
        ("Quota__Text", "1000000"), ("Nonce__LifetimeSeconds", "3600"), ("AZURE_FUNCTIONS_ENVIRONMENT", "Development"), (StorageSetting, null),
    ];

    private readonly Process process;
    private readonly EventHandler atExit;
    private readonly Action<string> log;
    private Task reading = Task.CompletedTask;

    private AppProcess(Process process, Action<string> log)
    {
        this.process = process;
        this.log = log;
        atExit = (_, _) => Kill();
        AppDomain.CurrentDomain.ProcessExit += atExit; // Ctrl+C, or a failure elsewhere, leaves nothing behind
        process.ErrorDataReceived += (_, line) => Errors += line.Data;
        process.BeginErrorReadLine();
    }

    /// <summary>Where it listens.</summary>
    public Uri BaseAddress { get; private set; } = null!;

    /// <summary>The connection string of its Azurite. The key is the same for every Azurite: learn.microsoft.com/azure/storage/common/storage-use-azurite.</summary>
    public string Storage { get; private set; } = "";

    /// <summary>From the start of the process to the line that says that it is ready.</summary>
    public TimeSpan StartToReady { get; private set; }

    /// <summary>What it holds in memory now (resident set), in MiB; Azurite, a process of its own, aside.</summary>
    public double ResidentMebibytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / BytesPerMebibyte;
        }
    }

    /// <summary>The processor time that it has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>How many threads it has now, and how many files and sockets are open.</summary>
    public (int Threads, int Handles) Resources
    {
        get
        {
            process.Refresh();
            return (process.Threads.Count, process.HandleCount);
        }
    }

    /// <summary>Whether it has ended, of whatever cause.</summary>
    public bool HasEnded => process.HasExited;

    private string Errors { get; set; } = "";

    /// <summary>Starts it with its own Azurite in memory, and waits until it is ready.</summary>
    /// <exception cref="InvalidOperationException">It ended instead; the message says what it wrote.</exception>
    public static Task<AppProcess> StartAsync() =>
        StartAsync(["--in-memory", "--urls", "http://127.0.0.1:0"], Settings, line => Console.Error.WriteLine($"host: {line}"));

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <param name="arguments">As for <c>./run</c>.</param>
    /// <param name="settings">Environment variables; null unsets one.</param>
    /// <param name="log">Is given what it writes after it is ready, line by line.</param>
    /// <exception cref="InvalidOperationException">It ended instead; the message says what it wrote.</exception>
    public static async Task<AppProcess> StartAsync(
        IEnumerable<string> arguments, IEnumerable<(string Name, string? Value)> settings, Action<string> log)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var argument in (string[])[Repository.HostDll, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var begin = Stopwatch.GetTimestamp();
        var app = new AppProcess(Process.Start(start)!, log);
        await app.ReadUntilReadyAsync();
        app.StartToReady = Stopwatch.GetElapsedTime(begin);
        app.reading = app.ReadOnAsync();
        return app;
    }

    /// <summary>Kills it, as kill -9 does.</summary>
    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= atExit;
        Kill();
        await process.WaitForExitAsync();
        await reading;
        process.Dispose();
    }

    private void Kill()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private async Task ReadUntilReadyAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (Tables().Match(line) is { Success: true } tables)
            {
                Storage = string.Create(
                    CultureInfo.InvariantCulture,
                    $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;TableEndpoint={tables.Groups["url"].Value};");
            }
            else if (Ready().Match(line) is { Success: true } ready)
            {
                BaseAddress = new Uri(ready.Groups["url"].Value);
                return;
            }
        }

        await process.WaitForExitAsync(patience.Token);
        throw new InvalidOperationException($"The host ended instead of starting: {Errors}");
    }

    // A pipe that nobody empties would stop it.
    private async Task ReadOnAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            log(line);
        }
    }

    [GeneratedRegex("^CompanionChat is ready on (?<url>\\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ready();

    [GeneratedRegex("^Tables: (?<url>\\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tables();
}

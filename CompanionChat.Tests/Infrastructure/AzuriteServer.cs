using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CompanionChat.Tests.Infrastructure;

/// <summary>One Azurite for the whole test run: its table service, in memory, on a free port. It ends with this process, however that ends.</summary>
public static class AzuriteServer
{
    /// <summary>The emulator's published account; no secret.</summary>
    public const string AccountName = "devstoreaccount1";

    /// <summary>The emulator's published key; no secret.</summary>
    public const string AccountKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>Node's side of "ends with this process": the pipe closes even when the test host is killed.</summary>
    private const string EndWithParent = "data:text/javascript,process.stdin.on('end',()=>process.exit(0)).resume()";

    private static readonly Lazy<Task<string>> Started = new(StartAsync);

    /// <summary>Starts it with the first call, and waits until it answers.</summary>
    public static Task<string> ConnectionStringAsync() => Started.Value;

    private static async Task<string> StartAsync()
    {
        var port = FreePort();
        var location = Directory.CreateTempSubdirectory("azurite-");
        var azurite = Start(port, location.FullName);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            azurite.Kill();
            azurite.WaitForExit();
            location.Delete(recursive: true);
        };
        await WaitUntilStartedAsync(azurite);
        return $"DefaultEndpointsProtocol=http;AccountName={AccountName};AccountKey={AccountKey};TableEndpoint=http://127.0.0.1:{port}/{AccountName}";
    }

    private static Process Start(int port, string location)
    {
        var main = Path.Combine(RepositoryRoot(), "local", "node_modules", "azurite", "dist", "src", "table", "main.js");
        if (!File.Exists(main))
        {
            throw new FileNotFoundException("Azurite is not installed: run `npm ci` in local/.", main);
        }

        var start = new ProcessStartInfo("node")
        {
            UseShellExecute = false,
            WorkingDirectory = location,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments =
        [
            "--import", EndWithParent, main, "--tablePort", $"{port}",
            "--inMemoryPersistence", "--silent", "--skipApiVersionCheck", "--disableTelemetry",
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
    }

    private static async Task WaitUntilStartedAsync(Process azurite)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await azurite.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.Contains("successfully started", StringComparison.Ordinal))
            {
                // Nobody reads on; a pipe that fills up would stop it.
                azurite.BeginErrorReadLine();
                _ = azurite.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return;
            }
        }

        throw new InvalidOperationException("Azurite ended instead of starting: " + await azurite.StandardError.ReadToEndAsync(patience.Token));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string RepositoryRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "CompanionChat.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("No CompanionChat.sln above the tests.");
    }
}

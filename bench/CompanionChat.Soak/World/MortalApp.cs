using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using CompanionChat.Bench.Host;

namespace CompanionChat.Soak.World;

/// <summary>
/// The app on a storage that outlives it, always at the same address: the built local host with its data folder, killed and started again. Everything that
/// is simulated lives in it too, and remembers by its data folder what must not be forgotten.
/// </summary>
internal sealed class MortalApp : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan TimeToDie = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly string storage;
    private readonly DirectoryInfo folder;
    private readonly StreamWriter log;
    private readonly Lock logging = new();
    private AppProcess? process;
    private bool isDoomed;

    private MortalApp(string storage, DirectoryInfo folder)
    {
        this.storage = storage;
        this.folder = folder;
        log = File.CreateText(LogFile);
        Http = new HttpClient(new SocketsHttpHandler { UseCookies = false, UseProxy = false, AllowAutoRedirect = false })
        {
            BaseAddress = new Uri($"http://127.0.0.1:{FreePort()}"),
            Timeout = Patience,
        };
    }

    /// <summary>Reaches whichever process there is.</summary>
    public HttpClient Http { get; }

    /// <summary>How many processes there were.</summary>
    public int Lives { get; private set; }

    /// <summary>What they wrote.</summary>
    public string LogFile => Path.Combine(folder.FullName, "host.log");

    /// <summary>The living process; null between two lives.</summary>
    public AppProcess? Process => Volatile.Read(ref process);

    /// <summary>Whether it ended without being killed.</summary>
    public bool HasDied => Process is { HasEnded: true } && !Volatile.Read(ref isDoomed);

    /// <summary>Starts it on an empty data folder.</summary>
    /// <param name="storage">The storage's connection string.</param>
    public static async Task<MortalApp> StartAsync(string storage)
    {
        var app = new MortalApp(storage, Directory.CreateTempSubdirectory("companionchat-soak-"));
        await app.StartAgainAsync();
        return app;
    }

    /// <summary>Makes it die at a request to storage, counted from here, and waits for that; where there is none in time it is killed.</summary>
    /// <param name="atRequest">Which, of those to storage and to upstreams; 1 is the next.</param>
    /// <param name="when"><c>before</c> it is sent, or <c>after</c> it was answered.</param>
    public async Task DieAtAsync(int atRequest, string when)
    {
        Volatile.Write(ref isDoomed, true);
        try
        {
            using var armed = await Http.PostAsJsonAsync("/_sim/crash", new { atRequest, when });
            armed.EnsureSuccessStatusCode();
        }
        catch (HttpRequestException) when (Process is { HasEnded: true })
        {
            // So soon that nobody was left to answer.
        }

        for (var waited = TimeSpan.Zero; waited < TimeToDie && Process is { HasEnded: false }; waited += Look)
        {
            await Task.Delay(Look);
        }

        await KillAsync();
    }

    /// <summary>Kills it at this very moment.</summary>
    public async Task KillAsync()
    {
        Volatile.Write(ref isDoomed, true);
        if (Interlocked.Exchange(ref process, null) is { } living)
        {
            await living.DisposeAsync();
        }
    }

    /// <summary>Starts it again, as it was started first.</summary>
    public async Task StartAgainAsync()
    {
        var started = await AppProcess.StartAsync(
            ["--urls", Http.BaseAddress!.GetLeftPart(UriPartial.Authority), "--data", folder.FullName],
            [
                ("AzureWebJobsStorage", storage),
                ("AZURE_FUNCTIONS_ENVIRONMENT", "Development"),
                ("LLM_TIMEOUT_SECONDS", "2"), // a provider that is silent is given up in seconds, so that more of them can be
            ],
            Write);
        Lives++;
        Volatile.Write(ref process, started);
        Volatile.Write(ref isDoomed, false);
    }

    /// <summary>Ends it, and leaves nothing behind but its log where something went wrong.</summary>
    /// <param name="keepLog">Something went wrong.</param>
    public async Task EndAsync(bool keepLog)
    {
        await DisposeAsync();
        if (!keepLog)
        {
            folder.Delete(recursive: true);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Http.Dispose();
        await log.DisposeAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Write(string line)
    {
        lock (logging)
        {
            log.WriteLine(line);
        }
    }
}

using System.Diagnostics;
using System.Text.Json;
using CompanionChat.Bench.Host;

namespace CompanionChat.Soak.World;

/// <summary>
/// The storage: Azurite's tables in memory, run by <c>local/azurite.mjs</c>, as a process of ours and not of the app's, so that the app can be killed
/// without it. It ends with this process, however that ends.
/// </summary>
internal sealed class Azurite : IAsyncDisposable
{
    private const double BytesPerMebibyte = 1024 * 1024;
    private const string Account = "devstoreaccount1";

    // The same for every Azurite: learn.microsoft.com/azure/storage/common/storage-use-azurite.
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;

    private Azurite(Process process) => this.process = process;

    /// <summary>Where it is.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>What it holds in memory now, in MiB.</summary>
    public double ResidentMebibytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / BytesPerMebibyte;
        }
    }

    /// <summary>Starts it, and waits until it answers.</summary>
    public static async Task<Azurite> StartAsync()
    {
        var start = new ProcessStartInfo("node") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])[Path.Combine(Repository.Root, "local", "azurite.mjs"), "--serve", "--in-memory"])
        {
            start.ArgumentList.Add(argument);
        }

        var azurite = new Azurite(Process.Start(start)!);
        var port = (await azurite.NextAsync("port")).GetInt32();
        await azurite.NextAsync("ready");
        azurite.ConnectionString =
            $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};TableEndpoint=http://127.0.0.1:{port}/{Account};";
        return azurite;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task<JsonElement> NextAsync(string name)
    {
        using var patience = new CancellationTokenSource(Patience);
        var line = await process.StandardOutput.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException("Azurite ended instead of starting.");
        return JsonElement.Parse(line).GetProperty(name);
    }
}

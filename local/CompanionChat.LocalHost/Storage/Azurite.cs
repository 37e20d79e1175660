using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace CompanionChat.LocalHost.Storage;

/// <summary>
/// The table service of Azurite, run by <c>local/azurite.mjs</c>, which tells why there are two processes. It ends when the pipe that is
/// held here is closed, by us or because this process is gone.
/// </summary>
internal sealed class Azurite : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Process launcher;

    private Azurite(Process launcher) => this.launcher = launcher;

    /// <summary>Starts it. <see cref="PortAsync"/> and <see cref="ReadyAsync"/> follow, in this order.</summary>
    /// <param name="repository">The folder of the solution.</param>
    /// <param name="folder">Where it keeps the tables; null: in memory only.</param>
    /// <exception cref="HostFailedException">Node.js or the npm package is missing.</exception>
    public static Azurite Start(string repository, string? folder)
    {
        var local = Path.Combine(repository, "local");
        if (!Directory.Exists(Path.Combine(local, "node_modules", "azurite")))
        {
            throw new HostFailedException(
                $"Azurite, the storage emulator, is not installed. Run: npm ci --prefix local   (in {repository}), or set {StorageSetting.Name}.");
        }

        var start = new ProcessStartInfo("node")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = local,
        };
        start.ArgumentList.Add(Path.Combine(local, "azurite.mjs"));
        foreach (var argument in folder is null ? (string[])["--in-memory"] : ["--data", folder])
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            return new Azurite(Process.Start(start)!);
        }
        catch (Win32Exception failure)
        {
            throw new HostFailedException($"Node.js (20 or later) is needed for Azurite, the storage emulator; or set {StorageSetting.Name}.", failure);
        }
    }

    /// <summary>The port that it took; requests to it wait until the tables are loaded.</summary>
    /// <exception cref="HostFailedException">It did not start.</exception>
    public async Task<int> PortAsync(CancellationToken cancellationToken) => (await NextAsync("port", cancellationToken)).GetInt32();

    /// <summary>Waits until the tables are loaded; an earlier Azurite that still saves them is waited for.</summary>
    /// <exception cref="HostFailedException">It did not start.</exception>
    public Task ReadyAsync(CancellationToken cancellationToken) => NextAsync("ready", cancellationToken);

    /// <summary>Lets it save and end, and waits for that.</summary>
    public async ValueTask DisposeAsync()
    {
        launcher.StandardInput.Close();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            // The end of its output is the end of the process.
            await launcher.StandardOutput.ReadToEndAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"Azurite has not ended within {Patience.TotalSeconds:0} s; it goes on saving.");
        }

        launcher.Dispose();
    }

    private async Task<JsonElement> NextAsync(string name, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        string? line;
        try
        {
            line = await launcher.StandardOutput.ReadLineAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HostFailedException($"Azurite did not start within {Patience.TotalSeconds:0} s.");
        }

        if (line is null)
        {
            throw new HostFailedException("Azurite ended as soon as it was started; what it wrote stands above.");
        }

        using var message = JsonDocument.Parse(line);
        return message.RootElement.TryGetProperty(name, out var value)
            ? value.Clone()
            : throw new HostFailedException($"Azurite did not start: {message.RootElement.GetProperty("error").GetString()}.");
    }
}

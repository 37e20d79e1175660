using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Azure.Data.Tables;
using CompanionChat.Tests.Infrastructure;
using CompanionChat.Tests.LocalHost;
using CompanionChat.Tests.Trials;

namespace CompanionChat.Tests.Drivers;

/// <summary>
/// A host in a process of its own that is killed and started again on the same settings, on the run's Azurite, with a task hub and upstreams of its own.
/// Its clients find it again by themselves, and stay signed in.
/// </summary>
public sealed class MortalHost : IStage, IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("companionchat-mortal-");
    private readonly (string Name, string Value)[] settings;
    private readonly TableServiceClient tables;
    private readonly string hub;
    private HostProcess? process;

    private MortalHost(string storage, string hub, Upstreams upstreams)
    {
        this.hub = hub;
        Upstreams = upstreams;
        settings = [("AzureWebJobsStorage", storage), ("AzureFunctionsJobHost__extensions__durableTask__hubName", hub), .. upstreams.Settings];
        tables = new TableServiceClient(storage);
        Http = WhereverItIs.NewClient(() => process!.BaseAddress);
    }

    /// <summary>Reaches whichever process there is.</summary>
    public HttpClient Http { get; }

    /// <summary>What the living process wrote.</summary>
    public string Output => process is { } living ? $"{living.Output}\n{living.Errors}" : "";

    /// <inheritdoc/>
    public Upstreams Upstreams { get; }

    /// <inheritdoc/>
    public DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>The primary provider is asked twice then. No host lives long enough for its circuit to open.</summary>
    public int Broken => 500;

    /// <summary>Starts it.</summary>
    public static async Task<MortalHost> StartAsync()
    {
        var host = new MortalHost(
            await AzuriteServer.ConnectionStringAsync(), "Mortal" + RandomNumberGenerator.GetHexString(12), await Upstreams.StartAsync(TimeProvider.System));
        await host.StartAgainAsync();
        return host;
    }

    /// <summary>Starts it again after its death.</summary>
    public Task StartAgainAsync() => StartAgainAsync(Death.Never);

    /// <summary>Starts it again, to die another time.</summary>
    /// <param name="death">When; counted from the very first request of its start.</param>
    /// <returns>Whether it came so far as to listen.</returns>
    public async Task<bool> StartAgainAsync(Death death)
    {
        if (process is { } dead)
        {
            await dead.DisposeAsync();
        }

        string[] arguments = ["--urls", "http://127.0.0.1:0", "--data", folder.FullName];
        process = HostProcess.Launch(arguments, [.. settings, ("Crash__AtRequest", $"{death.Request}"), ("Crash__When", death.When)]);
        return await process.IsReadyAsync() || (death == Death.Never ? throw new InvalidOperationException($"The host did not start: {process.Errors}") : false);
    }

    /// <summary>Makes it die at a request to storage or to an upstream, counted from here.</summary>
    public async Task DieAtAsync(Death death)
    {
        using var armed = await Http.PostAsJsonAsync("/_sim/crash", new { atRequest = death.Request, when = death.When });
        armed.EnsureSuccessStatusCode();
    }

    /// <summary>Kills it, wherever it is; it may be dead.</summary>
    public Task KillAsync() => process!.KillAsync();

    /// <summary>Waits for its death.</summary>
    public Task DiesAsync() => process!.DiesAsync();

    /// <summary>Waits until it is dead, or all is settled.</summary>
    /// <returns>Whether it is dead.</returns>
    public async Task<bool> DiesOrSettlesAsync()
    {
        await Eventually.TrueAsync(async () => process!.IsDead || await UnfinishedAsync() is [], "dead or settled");
        return process!.IsDead;
    }

    /// <summary>The requests to storage and to upstreams that it sends are written down from here.</summary>
    public async Task ListenAsync()
    {
        using var reset = await Http.DeleteAsync("/_sim/crash/requests");
        reset.EnsureSuccessStatusCode();
    }

    /// <summary>What was written down: since <see cref="ListenAsync"/>, or since it was started again.</summary>
    public async Task<IReadOnlyList<string>> SentAsync() =>
        [.. (await Http.GetFromJsonAsync<JsonElement>("/_sim/crash/requests")).GetProperty("requests").EnumerateArray().Select(request => request.GetString()!)];

    /// <inheritdoc/>
    public async Task SettledAsync()
    {
        await Eventually.TrueAsync(async () => await UnfinishedAsync() is [], "every orchestration is finished");
        Assert.Empty(await InstancesAsync("Status ne 'Completed'"));
    }

    /// <inheritdoc/>
    public async Task<List<TableEntity>> RowsAsync(Visitor visitor) =>
        await tables.GetTableClient("Chat").QueryAsync<TableEntity>($"PartitionKey eq '{visitor.Key.Value}'").ToListAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (process is { } living)
        {
            await living.DisposeAsync();
        }

        await Upstreams.DisposeAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>The orchestrations that are not finished. Read past the host, whose requests are counted.</summary>
    private Task<List<TableEntity>> UnfinishedAsync() => InstancesAsync("Live eq true");

    private async Task<List<TableEntity>> InstancesAsync(string filter) =>
        await tables.GetTableClient(hub + "Instances").QueryAsync<TableEntity>(filter).ToListAsync();
}

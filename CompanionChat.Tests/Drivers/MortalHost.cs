using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Azure.Data.Tables;
using CompanionChat.Tests.Infrastructure;
using CompanionChat.Tests.LocalHost;

namespace CompanionChat.Tests.Drivers;

/// <summary>
/// A host in a process of its own that is killed and started again on the same settings, on the run's Azurite, with a task hub of its own. Its clients
/// find it again by themselves, and stay signed in.
/// </summary>
public sealed class MortalHost : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("companionchat-mortal-");
    private readonly (string Name, string Value)[] settings;
    private readonly TableServiceClient tables;
    private readonly string hub;
    private HostProcess? process;

    private MortalHost(string storage, string hub, (string Name, string Value)[] settings)
    {
        this.hub = hub;
        this.settings = settings;
        tables = new TableServiceClient(storage);
        Http = WhereverItIs.NewClient(() => process!.BaseAddress);
    }

    /// <summary>Reaches whichever process there is.</summary>
    public HttpClient Http { get; }

    /// <summary>What the living process wrote.</summary>
    public string Output => process is { } living ? $"{living.Output}\n{living.Errors}" : "";

    /// <summary>Starts it.</summary>
    public static async Task<MortalHost> StartAsync(params (string Name, string Value)[] settings)
    {
        var storage = await AzuriteServer.ConnectionStringAsync();
        var ownHub = "Mortal" + RandomNumberGenerator.GetHexString(12);
        var host = new MortalHost(
            storage, ownHub, [("AzureWebJobsStorage", storage), ("AzureFunctionsJobHost__extensions__durableTask__hubName", ownHub), .. settings]);
        await host.StartAgainAsync();
        return host;
    }

    /// <summary>Starts it again after its death.</summary>
    public async Task StartAgainAsync()
    {
        if (process is { } dead)
        {
            await dead.DisposeAsync();
        }

        process = await HostProcess.StartAsync(["--urls", "http://127.0.0.1:0", "--data", folder.FullName], settings);
    }

    /// <summary>Makes it die at a request to storage, counted from here; 1 is the next.</summary>
    /// <param name="atStorageRequest">Which.</param>
    /// <param name="when"><c>before</c> it is sent, or <c>after</c> it was answered.</param>
    public async Task DieAtAsync(int atStorageRequest, string when)
    {
        using var armed = await Http.PostAsJsonAsync("/_sim/crash", new { atStorageRequest, when });
        armed.EnsureSuccessStatusCode();
    }

    /// <summary>Waits for its death.</summary>
    public Task DiesAsync() => process!.DiesAsync();

    /// <summary>How many requests to storage it made since the last call.</summary>
    public async Task<int> TakeStorageCountAsync()
    {
        var total = (await Http.GetFromJsonAsync<JsonElement>("/_sim/storage")).GetProperty("total").GetInt32();
        using var reset = await Http.DeleteAsync("/_sim/storage");
        reset.EnsureSuccessStatusCode();
        return total;
    }

    /// <summary>The orchestrations that are not finished. Read past the host, whose requests are counted.</summary>
    public async Task<List<TableEntity>> UnfinishedAsync() =>
        await tables.GetTableClient(hub + "Instances").QueryAsync<TableEntity>("Live eq true").ToListAsync();

    /// <summary>Waits until every orchestration is finished.</summary>
    public Task SettledAsync() => Eventually.TrueAsync(async () => await UnfinishedAsync() is [], "every orchestration is finished");

    /// <summary>The visitor's rows, read past the host.</summary>
    public async Task<List<TableEntity>> RowsAsync(Visitor visitor) =>
        await tables.GetTableClient("Chat").QueryAsync<TableEntity>($"PartitionKey eq '{visitor.Key.Value}'").ToListAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (process is { } living)
        {
            await living.DisposeAsync();
        }

        folder.Delete(recursive: true);
    }
}

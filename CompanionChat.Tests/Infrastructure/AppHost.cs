using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using CompanionChat.Domain;
using CompanionChat.Domain.Companions;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Payments;
using CompanionChat.LocalHost;
using CompanionChat.LocalHost.Durable;
using CompanionChat.Tests.Drivers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.Tests.Infrastructure;

/// <summary>The whole app in this process, on the run's Azurite, with a task hub and simulators of its own.</summary>
public sealed class AppHost : IAsyncDisposable
{
    private readonly LocalHostApp app;

    private AppHost(LocalHostApp app)
    {
        this.app = app;
        Http = new HttpClient(new SocketsHttpHandler
        {
            UseCookies = false,
            AllowAutoRedirect = false,
            RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
        }) { BaseAddress = app.BaseAddress };
        Companions = [.. Services.GetRequiredService<ICompanionCatalog>().All.Select(companion => companion.Id)];
    }

    public HttpClient Http { get; }

    public IServiceProvider Services => app.Services;

    public IReadOnlyList<string> Companions { get; }

    /// <summary>Any companion.</summary>
    public string Companion => Companions[0];

    public DateTimeOffset Now => Services.GetRequiredService<TimeProvider>().Now();

    public TableClient Table => Services.GetRequiredService<TableClient>();

    /// <summary>Starts it.</summary>
    public static async Task<AppHost> StartAsync(
        Action<Dictionary<string, string?>>? settings = null, Action<WebApplicationBuilder>? configure = null)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AzureWebJobsStorage"] = await AzuriteServer.ConnectionStringAsync(),
        };
        settings?.Invoke(values);
        var hub = "Hub" + RandomNumberGenerator.GetHexString(12);
        return new AppHost(await LocalHostApp.StartAsync(new LocalHostOptions
        {
            Urls = "http://127.0.0.1:0",
            InMemory = true,
            ReadMachineSettings = false,
            Settings = values,
            Configure = builder =>
            {
                builder.Services.Configure<DurableOptions>(options => options.HubName = hub);
                configure?.Invoke(builder);
            },
        }));
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
    }

    public Task<Visitor> SignInAsync(string? userId = null) => Visitor.SignInAsync(Http, userId);

    public Task<Screen> OpenScreenAsync(Visitor visitor) => Screen.OpenAsync(visitor);

    /// <summary>Makes a visitor premium, as a purchase would.</summary>
    public async Task GrantPremiumAsync(Visitor visitor, DateTimeOffset until)
    {
        var store = Services.GetRequiredService<IChatStore>();
        Assert.True(await store.CommitAsync(visitor.Key, [Change.Insert(new Profile(Now, until, 0))], CancellationToken.None));
    }

    /// <summary>Turns the fault dial of a simulated upstream: <c>llm/primary</c>, <c>llm/fallback</c> or <c>turnstile</c>.</summary>
    public async Task DialAsync(string upstream, object fault)
    {
        using var response = await Http.PostAsJsonAsync($"/_sim/{upstream}/faults", fault);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>How often a simulated provider was called.</summary>
    public async Task<int> LlmCallsAsync(string provider) =>
        (await Http.GetFromJsonAsync<JsonElement>($"/_sim/llm/{provider}/requests")).GetProperty("count").GetInt32();

    /// <summary>How many rows of a kind the visitor's partition has.</summary>
    public async Task<int> CountRowsAsync(Visitor visitor, string prefix) =>
        (await RowsAsync(visitor)).Count(row => row.RowKey.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>All rows of the visitor's partition.</summary>
    public async Task<List<TableEntity>> RowsAsync(Visitor visitor) =>
        await Table.QueryAsync<TableEntity>($"PartitionKey eq '{visitor.Key.Value}'").ToListAsync();
}

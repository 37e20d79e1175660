using Azure.Core.Pipeline;
using Azure.Data.Tables;
using CompanionChat.Domain.Replies;
using CompanionChat.Functions.Adapters.CoinGate;
using CompanionChat.Functions.Adapters.Llm;
using CompanionChat.Functions.Adapters.Stripe;
using CompanionChat.Functions.Adapters.Turnstile;
using CompanionChat.Functions.Adapters.Upgate;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Infrastructure;
using CompanionChat.Tests.Trials;
using Microsoft.AspNetCore.Builder;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CompanionChat.Tests.Faults;

/// <summary>A host whose requests to storage and to upstreams a plan befalls. Its time runs twenty times as fast, so that deadlines and pauses are short.</summary>
public sealed class FaultyHost : IStage, IAsyncDisposable
{
    private const double Speed = 20;

    private static readonly string[] Clients =
    [
        LanguageModelServices.HttpClientName(ProviderRole.Primary), LanguageModelServices.HttpClientName(ProviderRole.Fallback),
        TurnstileServices.HttpClientName, StripeServices.HttpClientName, CoinGateServices.HttpClientName, UpgateServices.HttpClientName,
    ];

    private readonly AppHost host;

    private FaultyHost(AppHost host, Upstreams upstreams) => (this.host, Upstreams) = (host, upstreams);

    public HttpClient Http => host.Http;

    public Upstreams Upstreams { get; }

    public DateTimeOffset Now => host.Now;

    /// <summary>It is not tried again, and opens no circuit: the next visitor asks both providers too.</summary>
    public int Broken => 401;

    public static async Task<FaultyHost> StartAsync(FaultPlan plan)
    {
        var clock = new FastClock(Speed);
        var upstreams = await Upstreams.StartAsync(clock);
        var app = await AppHost.StartAsync(
            settings =>
            {
                settings["Nonce__LifetimeSeconds"] = "3600";
                Array.ForEach(upstreams.Settings, setting => settings[setting.Name] = setting.Value);
            },
            builder => Prepare(builder, plan, clock));
        return new FaultyHost(app, upstreams);
    }

    public Task<List<TableEntity>> RowsAsync(Visitor visitor) => FaultPlan.AsideAsync(() => host.RowsAsync(visitor));

    public async Task SettledAsync()
    {
        List<OrchestrationMetadata> instances = [];
        await Eventually.TrueAsync(
            async () =>
            {
                instances = await FaultPlan.AsideAsync(async () =>
                    await host.Services.GetRequiredService<DurableTaskClient>().GetAllInstancesAsync().ToListAsync());
                return instances.TrueForAll(instance => instance.IsCompleted);
            },
            "every orchestration is finished");
        Assert.All(instances, instance => Assert.Equal(OrchestrationRuntimeStatus.Completed, instance.RuntimeStatus));
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await Upstreams.DisposeAsync();
    }

    private static void Prepare(WebApplicationBuilder builder, FaultPlan plan, TimeProvider clock)
    {
        builder.UseClock(clock);
        builder.Logging.ClearProviders(); // thousands of failures, all on purpose
        builder.Services.AddSingleton<HttpPipelinePolicy>(new FaultyStorage(plan));
        foreach (var client in Clients)
        {
            builder.Services.AddHttpClient(client).AddHttpMessageHandler(() => new FaultyUpstream(plan, client, clock));
        }
    }
}

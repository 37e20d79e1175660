using CompanionChat.LocalHost.Durable;
using CompanionChat.LocalHost.Durable.Storage;
using CompanionChat.Tests.Infrastructure;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CompanionChat.Tests.LocalHost.Durable;

/// <summary>An engine with its client on a store that several may share, one after another, as runs of a host share its tables.</summary>
internal sealed class DurableDriver : IDisposable
{
    /// <summary>Timers up to this long are run through; longer ones belong to nobody's test.</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromDays(3);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Action<DurableOptions>? configure;

    public DurableDriver(
        ScriptedFunctions functions, IInstanceStore? store = null, ManualTimeProvider? time = null, Action<DurableOptions>? configure = null)
    {
        this.configure = configure;
        Functions = functions;
        Store = store ?? new MemoryInstanceStore();
        Time = time ?? new ManualTimeProvider();
        var options = new DurableOptions { HubName = "TestHub" };
        configure?.Invoke(options);
        Engine = new OrchestrationEngine(options, Store, new Lazy<IDurableFunctions>(functions), Time, Log);
        Client = new LocalDurableTaskClient(Engine);
    }

    public ScriptedFunctions Functions { get; }

    public IInstanceStore Store { get; }

    public MemoryInstanceStore Memory => (MemoryInstanceStore)Store;

    public ManualTimeProvider Time { get; }

    public CollectedLog Log { get; } = new();

    public OrchestrationEngine Engine { get; }

    public LocalDurableTaskClient Client { get; }

    public Task<string> StartAsync(string orchestrator, object? input = null, string? id = null) =>
        Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, new StartOrchestrationOptions(id));

    /// <summary>Waits for the end, moving the clock over the timers on the way.</summary>
    public Task<OrchestrationMetadata> EndAsync(string id)
    {
        var end = Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
        return Time.RunAsync(end, Horizon).WaitAsync(Patience);
    }

    public async Task<OrchestrationMetadata> RunAsync(string orchestrator, object? input = null, string? id = null) =>
        await EndAsync(await StartAsync(orchestrator, input, id));

    /// <summary>The engine's next life on the same store.</summary>
    public async Task<DurableDriver> KilledAndStartedAgainAsync()
    {
        Engine.Dispose();
        var next = new DurableDriver(Functions, Store, Time, configure);
        await next.Engine.StartAsync(CancellationToken.None);
        return next;
    }

    public void Dispose() => Engine.Dispose();
}

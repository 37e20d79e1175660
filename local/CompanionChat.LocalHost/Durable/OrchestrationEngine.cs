using System.Collections.Concurrent;
using System.Security.Cryptography;
using CompanionChat.LocalHost.Durable.Running;
using CompanionChat.LocalHost.Durable.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CompanionChat.LocalHost.Durable;

/// <summary>
/// Runs orchestrations in this process: new ones as soon as they are stored, those that an earlier run of the host left
/// unfinished once it has started. Nothing is polled; finished ones are not kept in memory.
/// </summary>
public sealed class OrchestrationEngine : IHostedService, IDisposable
{
    private const int RecoveryPageSize = 200;

    private readonly ConcurrentDictionary<string, LiveInstance> live = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource killed = new();
    private readonly IInstanceStore store;
    private readonly EngineRun run;
    private Task recovery = Task.CompletedTask;

    internal OrchestrationEngine(
        DurableOptions options, IInstanceStore store, Lazy<IDurableFunctions> functions, TimeProvider time, ILoggerFactory loggers)
    {
        this.store = store;
        var logger = loggers.CreateLogger<OrchestrationEngine>();
        run = new EngineRun(
            options,
            functions,
            new PersistentStore(store, time, logger, killed.Token),
            new ActivityRunner(functions, options, logger, killed.Token),
            new WorkTracker(),
            time,
            loggers,
            logger,
            RandomNumberGenerator.GetHexString(16, lowercase: true),
            stopping.Token,
            killed.Token);
    }

    /// <summary>How many orchestrations are unfinished and in memory.</summary>
    public int LiveCount => live.Count;

    internal EngineRun Run => run;

    internal IInstanceStore Store => store;

    /// <summary>Makes sure of the table, and begins to take up unfinished orchestrations without making the host's start wait for them.</summary>
    /// <exception cref="Azure.RequestFailedException">The storage does not answer, or refuses.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await store.EnsureCreatedAsync(cancellationToken);
        recovery = Task.Run(RecoverAsync, CancellationToken.None);
    }

    /// <summary>Starts nothing new, gives what runs up to <see cref="DurableOptions.StopGrace"/>, and leaves the rest as it is stored.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        using var grace = new CancellationTokenSource(run.Options.StopGrace, run.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(grace.Token, cancellationToken);
        await run.Work.WhenIdle().WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var left = live.Count;
        await killed.CancelAsync();
        await Task.WhenAll([recovery, .. live.Values.Select(instance => instance.Ended)])
            .WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        DurableLog.Stopped(run.Logger, run.Options.HubName, left);
    }

    /// <summary>Drops everything at once, as a killed host would.</summary>
    public void Dispose()
    {
        stopping.Cancel();
        killed.Cancel();
    }

    /// <summary>Runs an instance that was just stored or read, unless it runs already.</summary>
    internal void Launch(InstanceRecord stored)
    {
        if (stopping.IsCancellationRequested)
        {
            return;
        }

        var instance = new LiveInstance(run, stored);
        while (!live.TryAdd(stored.InstanceId, instance))
        {
            if (live.TryGetValue(stored.InstanceId, out var other))
            {
                if (string.Equals(other.StartToken, stored.StartToken, StringComparison.Ordinal))
                {
                    return;
                }

                // It is finished, and about to leave: otherwise its row could not have been replaced.
                live.TryRemove(KeyValuePair.Create(stored.InstanceId, other));
            }
        }

        _ = Task.Run(() => RunAsync(stored.InstanceId, instance));
    }

    /// <summary>The unfinished instance in memory, taken up from the storage if need be; null if there is none or the engine stops.</summary>
    internal async Task<LiveInstance?> FindAsync(string instanceId)
    {
        if (!live.TryGetValue(instanceId, out var instance)
            && await run.Store.GetAsync(instanceId) is { IsFinished: false } stored)
        {
            Launch(stored);
            live.TryGetValue(instanceId, out instance);
        }

        return instance;
    }

    /// <summary>Whether the instance is in memory, which is to say: not waiting to be taken up.</summary>
    internal bool IsLive(string instanceId) => live.ContainsKey(instanceId);

    private async Task RunAsync(string instanceId, LiveInstance instance)
    {
        var again = false;
        try
        {
            await instance.RunAsync();
        }
        catch (OperationCanceledException) when (killed.IsCancellationRequested)
        {
            // Left to the next start.
        }
        catch (InstanceTakenException)
        {
            DurableLog.Taken(run.Logger, instanceId);
            again = true;
        }
        catch (Exception bug)
        {
            DurableLog.Broken(run.Logger, instanceId, bug);
        }

        live.TryRemove(KeyValuePair.Create(instanceId, instance));
        instance.MarkEnded();
        if (again)
        {
            await TakeUpAsync(instanceId);
        }
    }

    /// <summary>Looks for an unfinished instance in the storage and runs it.</summary>
    internal async Task TakeUpAsync(string instanceId)
    {
        try
        {
            await FindAsync(instanceId);
        }
        catch (OperationCanceledException) when (killed.IsCancellationRequested)
        {
            // Left to the next start.
        }
    }

    private async Task RecoverAsync()
    {
        var filter = new InstanceFilter(Finished: false, NotWrittenBy: run.Writer, WithHistory: true);
        var count = 0;
        string? next = null;
        try
        {
            do
            {
                var page = await run.Store.ListAsync(filter, RecoveryPageSize, next);
                foreach (var stored in page.Instances)
                {
                    Launch(stored);
                    count++;
                }

                next = page.Continuation;
            }
            while (next is not null);
            DurableLog.Recovered(run.Logger, run.Options.HubName, count);
        }
        catch (OperationCanceledException) when (killed.IsCancellationRequested)
        {
            // Left to the next start.
        }
    }
}

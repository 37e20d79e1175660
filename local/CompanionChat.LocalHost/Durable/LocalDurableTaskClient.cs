using CompanionChat.LocalHost.Durable.History;
using CompanionChat.LocalHost.Durable.Running;
using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CompanionChat.LocalHost.Durable;

/// <summary>Starts, watches and purges the orchestrations of the engine in this process.</summary>
public sealed class LocalDurableTaskClient : DurableTaskClient
{
    private const int MostAttempts = 10;

    private readonly OrchestrationEngine engine;
    private readonly InstanceStarter starter;

    /// <summary>A client of this engine; its name is the hub's.</summary>
    public LocalDurableTaskClient(OrchestrationEngine engine)
        : base((engine ?? throw new ArgumentNullException(nameof(engine))).Run.Options.HubName)
    {
        this.engine = engine;
        starter = new InstanceStarter(engine.Store);
    }

    /// <summary>Stores a new instance by one insert and runs it at once. Tags and versions are not kept.</summary>
    /// <returns>The instance id.</returns>
    /// <exception cref="OrchestrationAlreadyExistsException">There is a live instance of that id, or a finished one whose status is
    /// listed in DedupeStatuses. A finished one that is not listed is replaced; a live one never is.</exception>
    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        var row = StartPlan.FirstRow(engine.Run, orchestratorName, input, options);
        var dedupe = StartPlan.Dedupe(options);
        try
        {
            engine.Launch(await starter.InsertAsync(row, dedupe, cancellation));
        }
        catch (Exception unknown) when (unknown is not OrchestrationAlreadyExistsException)
        {
            // The row may be there nevertheless: then it runs, as an at-least-once start may, rather than lie there until the next start.
            DurableLog.StartUnknown(engine.Run.Logger, row.InstanceId, unknown);
            _ = Task.Run(() => engine.TakeUpAsync(row.InstanceId), CancellationToken.None);
            throw;
        }

        return row.InstanceId;
    }

    /// <summary>Stores an event for an unfinished instance; for others it is dropped, as the real client does.</summary>
    public override async Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        var raised = new HistoryEvent
        {
            Kind = HistoryEventKind.EventRaised,
            Name = eventName,
            Data = Payload.Write(eventPayload, engine.Run.Options.Json, "The event's payload"),
        };
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            if (await engine.FindAsync(instanceId) is not { } instance)
            {
                DurableLog.EventDropped(engine.Run.Logger, eventName, instanceId);
                return;
            }

            if (await instance.RaiseAsync(raised).WaitAsync(cancellation))
            {
                return;
            }
        }

        throw new InvalidOperationException($"Instance '{instanceId}' does not take events: see the log.");
    }

    /// <summary>Waits until the engine has taken the instance up.</summary>
    /// <exception cref="ArgumentException">There is no such instance.</exception>
    public override async Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        await engine.FindAsync(instanceId).WaitAsync(cancellation);
        return await GetInstancesAsync(instanceId, getInputsAndOutputs, cancellation) ?? throw NoSuchInstance(instanceId);
    }

    /// <summary>Waits until the instance is finished.</summary>
    /// <exception cref="ArgumentException">There is no such instance.</exception>
    /// <exception cref="InvalidOperationException">The engine stopped before.</exception>
    public override async Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            if (await engine.FindAsync(instanceId).WaitAsync(cancellation) is { } instance)
            {
                await instance.Ended.WaitAsync(cancellation);
            }

            var found = await GetInstancesAsync(instanceId, getInputsAndOutputs, cancellation) ?? throw NoSuchInstance(instanceId);
            if (found.IsCompleted)
            {
                return found;
            }
        }

        throw new InvalidOperationException($"Instance '{instanceId}' is unfinished, and this engine does not run it: see the log.");
    }

    /// <summary>Not played by the local engine.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException("The local engine does not suspend orchestrations.");

    /// <summary>Not played by the local engine.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException("The local engine does not suspend orchestrations, so there is nothing to resume.");

    /// <summary>One instance, or null.</summary>
    public override async Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        await engine.Store.GetAsync(instanceId, cancellation) is { } stored
            ? InstanceMetadata.From(stored, engine.IsLive(instanceId), getInputsAndOutputs)
            : null;

    /// <summary>All instances that the filter takes; the order is that of their ids.</summary>
    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) =>
        new InstanceListing(engine, filter ?? new OrchestrationQuery());

    /// <summary>Deletes finished instances; unfinished ones stay, whatever the filter says.</summary>
    public override Task<PurgeResult> PurgeAllInstancesAsync(PurgeInstancesFilter filter, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return new InstancePurge(engine.Store, engine.Run.Time).RunAsync(filter, cancellation);
    }

    /// <summary>The stored history of an instance, for tests and to keep as a golden file; null if there is no such instance.</summary>
    public async Task<IReadOnlyList<HistoryEvent>?> ReadHistoryAsync(string instanceId, CancellationToken cancellation = default) =>
        await engine.Store.GetAsync(instanceId, cancellation) is { } stored ? OrchestrationHistory.Parse(stored.History) : null;

    /// <summary>Nothing to let go of: the engine belongs to the host.</summary>
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static ArgumentException NoSuchInstance(string instanceId) => new($"There is no orchestration instance '{instanceId}'.", nameof(instanceId));
}

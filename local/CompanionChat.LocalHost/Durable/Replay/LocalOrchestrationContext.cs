using CompanionChat.LocalHost.Durable.History;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace CompanionChat.LocalHost.Durable.Replay;

/// <summary>What an orchestrator sees during one step: everything comes from the history, everything it asks for goes through <see cref="ScheduledActions"/>.</summary>
internal sealed class LocalOrchestrationContext(OrchestratorCall call, OrchestratorThread thread, ScheduledActions actions, ExternalEvents events)
    : TaskOrchestrationContext
{
    private DateTimeOffset started;
    private string name = "";
    private string? input;
    private DateTime now;
    private bool replaying;
    private int guids;

    /// <summary>What was last set in this step's replay, as JSON.</summary>
    public string? CustomStatus { get; private set; }

    /// <summary>The input to start again with, if that was asked for.</summary>
    public ContinuedWith? Continued { get; private set; }

    public override TaskName Name => name;

    public override string InstanceId => call.InstanceId;

    public override ParentOrchestrationInstance? Parent => null;

    public override DateTime CurrentUtcDateTime => now;

    public override bool IsReplaying => replaying;

    protected override ILoggerFactory LoggerFactory => call.Loggers;

    public void Begin(HistoryEvent executionStarted)
    {
        name = executionStarted.Name!;
        input = executionStarted.Data;
        started = executionStarted.At!.Value;
    }

    /// <summary>Sets the clock where the event has a time.</summary>
    public void MoveTo(HistoryEvent happened, bool isReplaying)
    {
        replaying = isReplaying;
        now = happened.At?.UtcDateTime ?? now;
    }

    public override T? GetInput<T>()
        where T : default => Payload.Read<T>(input, call.Json);

    public override async Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        thread.Demand(nameof(CallActivityAsync));
        var action = new HistoryEvent
        {
            Kind = HistoryEventKind.TaskScheduled,
            Name = name.Name,
            Data = Payload.Write(input, call.Json, $"The input of activity '{name}'"),
        };
        var result = options?.Retry switch
        {
            null => await actions.Add(action).Task,
            { Policy: { } policy } => await RetriedCall.RunAsync(this, policy, () => actions.Add(action).Task),
            _ => throw new NotSupportedException("The local engine retries by RetryPolicy, not by a handler."),
        };
        return Payload.Read<TResult>(result, call.Json)!;
    }

    public override async Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        thread.Demand(nameof(CreateTimer));
        var due = fireAt.Kind == DateTimeKind.Local ? fireAt.ToUniversalTime() : DateTime.SpecifyKind(fireAt, DateTimeKind.Utc);
        var timer = actions.Add(new HistoryEvent { Kind = HistoryEventKind.TimerCreated, Due = due });
        using var registration = cancellationToken.Register(() => timer.Cancel(cancellationToken));
        await timer.Task;
    }

    public override async Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        thread.Demand(nameof(WaitForExternalEvent));
        return Payload.Read<T>(await events.WaitAsync(eventName, cancellationToken), call.Json)!;
    }

    public override void SetCustomStatus(object? customStatus)
    {
        thread.Demand(nameof(SetCustomStatus));
        CustomStatus = Payload.Write(customStatus, call.Json, "The custom status");
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true)
    {
        thread.Demand(nameof(ContinueAsNew));
        Continued = new ContinuedWith(Payload.Write(newInput, call.Json, "The new input"), preserveUnprocessedEvents);
    }

    public override Guid NewGuid()
    {
        thread.Demand(nameof(NewGuid));
        return DeterministicGuid.Create(InstanceId, started, guids++);
    }

    public override void SendEvent(string instanceId, string eventName, object payload) =>
        throw new NotSupportedException("The local engine has no events between orchestrations: raise them through the client.");

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
        throw new NotSupportedException("The local engine has no sub-orchestrations: call activities, or start one through the client.");

    /// <summary>What <see cref="ContinueAsNew"/> was given.</summary>
    internal sealed record ContinuedWith(string? Input, bool KeepEvents);
}

using CompanionChat.LocalHost.Durable.History;
using CompanionChat.LocalHost.Durable.Replay;
using CompanionChat.LocalHost.Durable.Storage;
using Microsoft.DurableTask.Client;

namespace CompanionChat.LocalHost.Durable.Running;

/// <summary>The steps of one instance: replays the orchestrator over what happened and stores what came of it.</summary>
internal sealed class InstanceSteps
{
    private readonly EngineRun engine;
    private readonly Action<NonDeterministicOrchestrationException> lateViolation;
    private InstanceRecord record;
    private InstanceHistory history = new("");
    private OrchestratorCall? call;
    private int round;

    public InstanceSteps(EngineRun engine, InstanceRecord stored, Action<NonDeterministicOrchestrationException> lateViolation)
    {
        this.engine = engine;
        this.lateViolation = lateViolation;
        record = stored;
    }

    public string InstanceId => record.InstanceId;

    public bool IsFinished => record.IsFinished;

    /// <summary>Runs a new instance's first step, or finds out what an older one waits for.</summary>
    public Task<NextActions> BeginAsync()
    {
        history = new InstanceHistory(record.History);
        if (engine.Functions.Value.TryGetOrchestrator(record.Name, out var orchestrator))
        {
            call = new OrchestratorCall(InstanceId, orchestrator, engine.Options.Json, engine.Loggers, lateViolation);
        }

        return RunAsync(history.IsFresh ? 0 : history.Events.Count, null);
    }

    /// <summary>Runs the step that these events make possible, or fails the orchestration over the violation.</summary>
    public Task<NextActions> GoOnAsync(IReadOnlyList<HistoryEvent> happened, Exception? violation)
    {
        var firstNew = history.Events.Count;
        history.Add([new HistoryEvent { Kind = HistoryEventKind.OrchestratorStarted, At = Now() }, .. happened]);
        return RunAsync(firstNew, violation);
    }

    /// <summary>Logs a violation that showed after the instance's end.</summary>
    public void ReportLate(NonDeterministicOrchestrationException? violation)
    {
        if (violation is not null)
        {
            DurableLog.NotDeterministic(engine.Logger, record.Name, InstanceId, violation);
        }
    }

    private async Task<NextActions> RunAsync(int firstNew, Exception? violation)
    {
        var isReplay = firstNew == history.Events.Count;
        var outcome = violation is null ? Replay(firstNew) : FailedBy(violation);
        if (outcome.End?.Kind == HistoryEventKind.ContinuedAsNew)
        {
            await BeginAgainAsync(outcome);
            return await BeginAsync();
        }

        history.Add(outcome.End is null ? outcome.Scheduled : [.. outcome.Scheduled, outcome.End]);
        if (outcome.End is not null || !(isReplay || (firstNew == 0 && CanWait(outcome))))
        {
            await StoreAsync(outcome);
        }

        return new NextActions(round, isReplay ? outcome.Open : outcome.Scheduled, outcome.Open);
    }

    // A first step that would turn out the same if it were lost; a timer's due time would not once time has passed.
    private static bool CanWait(StepOutcome outcome) =>
        outcome.CustomStatus is null && outcome.Scheduled.All(action => action.Kind == HistoryEventKind.TaskScheduled);

    private StepOutcome Replay(int firstNew)
    {
        try
        {
            return call is null
                ? throw new InvalidOperationException($"There is no orchestrator function named '{record.Name}'.")
                : OrchestratorStep.Run(call, history.Events, firstNew);
        }
        catch (Exception failure)
        {
            // Nothing here touches the storage: it is the orchestrator's fault, and would be again at the next try.
            return FailedBy(failure);
        }
    }

    private StepOutcome FailedBy(Exception failure)
    {
        ReportLate(failure as NonDeterministicOrchestrationException);
        var end = new HistoryEvent { Kind = HistoryEventKind.ExecutionFailed, Failure = HistoryFailure.From(failure) };
        return new StepOutcome([], [], end, record.CustomStatus, []);
    }

    private async Task StoreAsync(StepOutcome outcome)
    {
        var end = outcome.End;
        try
        {
            history.Write();
        }
        catch (Exception notWritable) when (notWritable is InvalidOperationException or ArgumentException or System.Text.Json.JsonException)
        {
            end = FailedBy(notWritable).End!;
            history.EndWith(end);
        }

        record = await engine.Store.WriteAsync(Next(outcome.CustomStatus) with { Status = StatusAfter(end) }, history.Stored);
        history.MarkStored();
        if (end?.Failure is { } failure)
        {
            DurableLog.OrchestrationFailed(engine.Logger, record.Name, InstanceId, failure.Type, failure.Message);
        }
    }

    private async Task BeginAgainAsync(StepOutcome outcome)
    {
        var started = new HistoryEvent
        {
            Kind = HistoryEventKind.ExecutionStarted,
            Name = record.Name,
            Data = outcome.End!.Data,
            At = Now(),
        };
        var text = OrchestrationHistory.Format([started, .. outcome.Carried]);
        var next = Next(outcome.CustomStatus) with { Status = OrchestrationRuntimeStatus.Running, History = text };
        record = await engine.Store.WriteAsync(next, stored: null);
        round++;
    }

    private InstanceRecord Next(string? customStatus) => record with
    {
        Writer = engine.Writer,
        Revision = record.Revision + 1,
        UpdatedAt = Clock.Milliseconds(engine.Time),
        CustomStatus = customStatus,
        History = history.Text,
    };

    // Never before what the history has already: a clock that was set back must not make the orchestrator's run backwards.
    private DateTimeOffset Now()
    {
        var now = Clock.Milliseconds(engine.Time);
        var last = history.Events.LastOrDefault(happened => happened.At is not null)?.At ?? now;
        return now > last ? now : last;
    }

    private static OrchestrationRuntimeStatus StatusAfter(HistoryEvent? end) => end?.Kind switch
    {
        null => OrchestrationRuntimeStatus.Running,
        HistoryEventKind.ExecutionCompleted => OrchestrationRuntimeStatus.Completed,
        _ => OrchestrationRuntimeStatus.Failed,
    };
}

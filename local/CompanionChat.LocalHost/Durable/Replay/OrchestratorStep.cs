using CompanionChat.LocalHost.Durable.History;

namespace CompanionChat.LocalHost.Durable.Replay;

/// <summary>
/// One step of an orchestration: runs the orchestrator from its beginning against the history, event by event, and compares what
/// it asks for with what is recorded. Nothing is kept from step to step, as in the real engine with extended sessions off.
/// </summary>
internal sealed class OrchestratorStep
{
    private readonly OrchestratorCall call;
    private readonly Violations violations;
    private readonly OrchestratorThread thread;
    private readonly ScheduledActions actions;
    private readonly ExternalEvents events = new();
    private readonly LocalOrchestrationContext context;
    private Task<object?>? running;

    private OrchestratorStep(OrchestratorCall call)
    {
        this.call = call;
        violations = new Violations(call.InstanceId, call.LateViolation);
        thread = new OrchestratorThread(violations.Report);
        actions = new ScheduledActions(violations);
        context = new LocalOrchestrationContext(call, thread, actions, events);
    }

    /// <summary>Runs a step; events from <paramref name="firstNew"/> on are new, those before are replayed.</summary>
    /// <exception cref="NonDeterministicOrchestrationException">The orchestrator cannot be replayed.</exception>
    public static StepOutcome Run(OrchestratorCall call, IReadOnlyList<HistoryEvent> history, int firstNew)
    {
        var step = new OrchestratorStep(call);
        StepOutcome? outcome = null;
        step.thread.Run(() => outcome = step.Replay(history, firstNew));
        step.violations.Close();
        return outcome!;
    }

    private StepOutcome Replay(IReadOnlyList<HistoryEvent> history, int firstNew)
    {
        for (var i = 0; i < history.Count; i++)
        {
            context.MoveTo(history[i], isReplaying: i < firstNew);
            Apply(history[i]);
            thread.Drain();
        }

        if (firstNew >= history.Count)
        {
            actions.ExpectNoMore();
            if (!IsEnd(history[^1]))
            {
                ExpectUnfinished();
            }
        }

        var open = actions.Open;
        if (running is { IsCompleted: false } && open.Count == 0 && !events.AnyWaiting)
        {
            violations.Report("it awaited something that is not a durable task (a delay, I/O or another thread)");
        }

        var end = End();
        var carried = end?.Kind == HistoryEventKind.ContinuedAsNew && context.Continued!.KeepEvents ? events.Kept : [];
        return new StepOutcome(actions.Unrecorded, open, end, context.CustomStatus, [.. carried]);
    }

    private void Apply(HistoryEvent happened)
    {
        switch (happened.Kind)
        {
            case HistoryEventKind.ExecutionStarted:
                context.Begin(happened);
                running = BeginAsync();
                break;
            case HistoryEventKind.OrchestratorStarted:
                actions.ExpectNoMore();
                ExpectUnfinished();
                break;
            case HistoryEventKind.TaskScheduled or HistoryEventKind.TimerCreated:
                actions.Match(happened);
                break;
            case HistoryEventKind.TaskCompleted or HistoryEventKind.TaskFailed or HistoryEventKind.TimerFired:
                actions.Complete(happened);
                break;
            case HistoryEventKind.EventRaised:
                events.Raise(happened);
                break;
            default:
                ExpectEnd(happened);
                break;
        }
    }

    // An async method, so that an orchestrator that throws before its first await ends as one that throws after it.
    private async Task<object?> BeginAsync() => await call.Orchestrator(context);

    private void ExpectUnfinished()
    {
        if (running is { IsCompleted: true })
        {
            throw violations.Describe("its history goes on where the orchestrator now ends");
        }
    }

    private void ExpectEnd(HistoryEvent recorded)
    {
        actions.ExpectNoMore();
        var now = End();
        if (now?.Kind != recorded.Kind || !SameText(now.Data, recorded.Data) || !SameText(now.Failure?.Type, recorded.Failure?.Type))
        {
            throw violations.Describe($"its history ends with {EndText(recorded)}, the orchestrator now with {EndText(now)}");
        }
    }

    private HistoryEvent? End() => running switch
    {
        { IsCompletedSuccessfully: true } when context.Continued is { } next =>
            new HistoryEvent { Kind = HistoryEventKind.ContinuedAsNew, Data = next.Input },
        { IsCompletedSuccessfully: true } => Completed(running.Result),
        { IsFaulted: true } => Failed(running.Exception.InnerException!),
        { IsCanceled: true } => Failed(new TaskCanceledException(running)),
        _ => null,
    };

    private HistoryEvent Completed(object? output)
    {
        try
        {
            return new HistoryEvent { Kind = HistoryEventKind.ExecutionCompleted, Data = Payload.Write(output, call.Json, "The orchestration's output") };
        }
        catch (Exception notWritable) when (notWritable is ArgumentException or NotSupportedException or System.Text.Json.JsonException)
        {
            return Failed(notWritable);
        }
    }

    private static bool IsEnd(HistoryEvent happened) =>
        happened.Kind is HistoryEventKind.ExecutionCompleted or HistoryEventKind.ExecutionFailed;

    private static HistoryEvent Failed(Exception exception) =>
        new() { Kind = HistoryEventKind.ExecutionFailed, Failure = HistoryFailure.From(exception) };

    private static bool SameText(string? one, string? other) => string.Equals(one, other, StringComparison.Ordinal);

    private static string EndText(HistoryEvent? end) => end switch
    {
        null => "no end",
        { Failure: { } failure } => $"{end.Kind} ({failure.Type})",
        _ => $"{end.Kind} (output {ActionText.Hash(end.Data)})",
    };
}

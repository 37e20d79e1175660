namespace CompanionChat.LocalHost.Durable.History;

/// <summary>What happened in the life of an orchestration.</summary>
public enum HistoryEventKind
{
    /// <summary>The orchestration was started: name, input, time.</summary>
    ExecutionStarted,

    /// <summary>The orchestrator went on, at this time, because of the events that follow.</summary>
    OrchestratorStarted,

    /// <summary>The orchestrator called an activity: id, name, input.</summary>
    TaskScheduled,

    /// <summary>The activity of that id returned: its result.</summary>
    TaskCompleted,

    /// <summary>The activity of that id threw.</summary>
    TaskFailed,

    /// <summary>The orchestrator set a timer: id, due time.</summary>
    TimerCreated,

    /// <summary>The timer of that id fell due.</summary>
    TimerFired,

    /// <summary>Somebody sent an event: name, payload.</summary>
    EventRaised,

    /// <summary>The orchestrator returned: its output.</summary>
    ExecutionCompleted,

    /// <summary>The orchestrator threw, or broke the rules of replay.</summary>
    ExecutionFailed,

    /// <summary>The orchestrator asked to be started again with a new input; it ends this history and is not stored.</summary>
    ContinuedAsNew,
}

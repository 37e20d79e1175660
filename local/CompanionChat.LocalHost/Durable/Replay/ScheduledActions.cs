using CompanionChat.LocalHost.Durable.History;

namespace CompanionChat.LocalHost.Durable.Replay;

/// <summary>
/// What the orchestrator asked for in this replay, in its order, beside what the history says that it asked for.
/// </summary>
internal sealed class ScheduledActions(Violations violations)
{
    private readonly List<ScheduledAction> actions = [];
    private int recorded;

    /// <summary>Actions that the history does not have yet.</summary>
    public IReadOnlyList<HistoryEvent> Unrecorded => [.. actions.Skip(recorded).Select(action => action.Event)];

    /// <summary>Actions whose outcome nobody knows yet.</summary>
    public IReadOnlyList<HistoryEvent> Open => [.. actions.Where(action => action.IsOpen).Select(action => action.Event)];

    /// <summary>Takes an action of the orchestrator and gives it its id.</summary>
    public ScheduledAction Add(HistoryEvent action)
    {
        var added = new ScheduledAction(action with { Id = actions.Count });
        actions.Add(added);
        return added;
    }

    /// <summary>Compares an action of the history with what the orchestrator did at this point.</summary>
    public void Match(HistoryEvent expected)
    {
        var found = recorded < actions.Count ? actions[recorded].Event : null;
        if (found != expected)
        {
            throw Differs(expected.Id ?? recorded, ActionText.Of(expected), found is null ? "nothing" : ActionText.Of(found));
        }

        recorded++;
    }

    /// <summary>Makes sure that the orchestrator did not do more than the history has at this point.</summary>
    public void ExpectNoMore()
    {
        if (recorded < actions.Count)
        {
            throw Differs(recorded, "nothing", ActionText.Of(actions[recorded].Event));
        }
    }

    /// <summary>Wakes whoever awaits the action that the event ends.</summary>
    public void Complete(HistoryEvent outcome)
    {
        if (outcome.Id is not { } id || id < 0 || id >= recorded)
        {
            throw violations.Describe($"its history has the outcome {outcome.Kind} of an action {outcome.Id} that it never asked for");
        }

        actions[id].Complete(outcome);
    }

    private NonDeterministicOrchestrationException Differs(int position, string expected, string found) => violations.Describe(
        $"at action {position} its history has {expected}, the orchestrator now asks for {found}; "
        + "an orchestrator must derive all that it does from its input, its context and the results of its activities");
}

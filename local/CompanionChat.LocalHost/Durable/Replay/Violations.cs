namespace CompanionChat.LocalHost.Durable.Replay;

/// <summary>
/// Keeps the first rule that the orchestrator broke in a step. One that is broken after the step's end, by work that it
/// left running elsewhere, goes to <paramref name="late"/>.
/// </summary>
internal sealed class Violations(string instanceId, Action<NonDeterministicOrchestrationException> late)
{
    private readonly Lock gate = new();
    private NonDeterministicOrchestrationException? first;
    private bool closed;

    public void Report(string violation)
    {
        var found = Describe(violation);
        lock (gate)
        {
            first ??= found;
            if (!closed)
            {
                return;
            }
        }

        late(found);
    }

    /// <summary>Ends the step.</summary>
    /// <exception cref="NonDeterministicOrchestrationException">A rule was broken.</exception>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            if (first is not null)
            {
                throw first;
            }
        }
    }

    public NonDeterministicOrchestrationException Describe(string violation) =>
        new($"Orchestration instance '{instanceId}' cannot be replayed: {violation}.");
}

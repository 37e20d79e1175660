namespace CompanionChat.LocalHost.Durable;

/// <summary>
/// The orchestrator did not do on replay what its history says it did, or touched something that cannot be replayed.
/// Its message names ids and names; of inputs it gives a hash.
/// </summary>
public sealed class NonDeterministicOrchestrationException : Exception
{
    /// <summary>Says what was found.</summary>
    public NonDeterministicOrchestrationException(string message)
        : base(message)
    {
    }
}

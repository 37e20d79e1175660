namespace CompanionChat.Domain.Replies;

/// <summary>A provider of replies, the primary or the fallback.</summary>
public interface ILanguageModel
{
    /// <summary>
    /// Asks one provider for a reply. Owns the deadline, the retries and the circuit breaker of that provider: the primary is
    /// called at most twice, the fallback once. Never throws for what a provider does; only for the caller's own cancellation.
    /// </summary>
    /// <param name="provider">Whom to ask.</param>
    /// <param name="prompt">What to send.</param>
    /// <param name="cancellationToken">Ends the attempt: the caller is shutting down.</param>
    Task<Completion> CompleteAsync(ProviderRole provider, Prompt prompt, CancellationToken cancellationToken);
}

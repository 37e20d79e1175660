namespace CompanionChat.Domain.Visitors;

/// <summary>What an orchestration does that has waited long enough for its message: a closed set.</summary>
public abstract record AbandonDecision
{
    private AbandonDecision()
    {
    }

    /// <summary>The message was stored after all: answer it.</summary>
    public sealed record Committed : AbandonDecision;

    /// <summary>The message was not stored and can no longer be: end quietly.</summary>
    public sealed record Never : AbandonDecision;

    /// <summary>Write this nonce; when that succeeds the message can no longer be stored.</summary>
    /// <param name="Nonce">The nonce, marked.</param>
    public sealed record Mark(Nonce Nonce) : AbandonDecision;
}

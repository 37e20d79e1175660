using CompanionChat.Domain.Visitors;

namespace CompanionChat.Domain.Conversations;

/// <summary>What is to be done with a message that a user wants to send: a closed set.</summary>
public abstract record SendDecision
{
    private SendDecision()
    {
    }

    /// <summary>Refuse; nothing changes.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Refuse(Refusal Reason) : SendDecision;

    /// <summary>It was stored before: answer as then.</summary>
    /// <param name="Use">What is known of it.</param>
    /// <param name="Repeated">An earlier request stored it; else this one did, and did not learn of it.</param>
    public sealed record Answer(NonceUse Use, bool Repeated) : SendDecision;

    /// <summary>Start the orchestration of the message where it is not started yet, then commit these three rows together.</summary>
    /// <param name="Message">The message.</param>
    /// <param name="Conversation">The conversation with it.</param>
    /// <param name="Nonce">The nonce, used.</param>
    public sealed record Commit(Message Message, Conversation Conversation, Nonce Nonce) : SendDecision;
}

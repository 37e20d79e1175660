namespace CompanionChat.Domain.Replies;

/// <summary>What became of asking a provider: a closed set.</summary>
public abstract record Completion
{
    private Completion()
    {
    }

    /// <summary>The provider answered.</summary>
    /// <param name="Text">Trimmed, not blank, well-formed UTF-16, short enough to store.</param>
    public sealed record Answered(string Text) : Completion;

    /// <summary>This provider could not answer; another may.</summary>
    /// <param name="Reason">For the log: a short class of failure, never a provider's or a user's text.</param>
    public sealed record Unavailable(string Reason) : Completion;

    /// <summary>The request itself was refused (400, 422): another provider would be paid to refuse it too.</summary>
    /// <param name="Reason">For the log: a short class of failure, never a provider's or a user's text.</param>
    public sealed record Rejected(string Reason) : Completion;
}

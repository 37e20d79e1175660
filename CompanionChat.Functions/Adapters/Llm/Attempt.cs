using CompanionChat.Domain.Replies;
using Polly.Timeout;

namespace CompanionChat.Functions.Adapters.Llm;

/// <summary>What one call to a provider came to.</summary>
/// <param name="Completion">What the caller is told if it ends here.</param>
/// <param name="IsTransient">The same call may well succeed a little later; only these count against the provider's health.</param>
/// <param name="RetryAfter">For how long the provider asked to be left alone, if it did.</param>
internal readonly record struct Attempt(Completion Completion, bool IsTransient = false, TimeSpan? RetryAfter = null)
{
    /// <summary>The reason of an attempt that its deadline ended.</summary>
    public const string TimedOut = "timeout";

    /// <summary>What the provider says that the call used, if it does.</summary>
    public TokenUsage? Usage { get; init; }

    public static Attempt Answered(string text) => new(new Completion.Answered(text));

    /// <summary>This call will go on failing at this provider.</summary>
    public static Attempt Refused(string reason) => new(new Completion.Unavailable(reason));

    /// <summary>This call would fail at every provider.</summary>
    public static Attempt Rejected(string reason) => new(new Completion.Rejected(reason));

    public static Attempt Transient(string reason, TimeSpan? retryAfter = null) =>
        new(new Completion.Unavailable(reason), IsTransient: true, retryAfter);

    /// <summary>An attempt as the pipeline sees it: a deadline is an exception there.</summary>
    /// <exception cref="InvalidOperationException">The exception is none that an attempt can end in.</exception>
    public static Attempt Of(Polly.Outcome<Attempt> outcome) => outcome.Exception switch
    {
        null => outcome.Result,
        TimeoutRejectedException => Transient(TimedOut),
        _ => throw new InvalidOperationException("An attempt ended in an exception of no known class.", outcome.Exception),
    };
}

namespace CompanionChat.Domain.Payments;

/// <summary>A provider did not do what it was asked to. Whether it did something is unknown, unless it answered.</summary>
public sealed class PaymentProviderUnavailableException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="provider">Which.</param>
    /// <param name="status">The HTTP status that it answered with; 0 where it did not answer.</param>
    /// <param name="reason">The provider's code of the error, or ours; never a message of its own, which may quote what was sent.</param>
    /// <param name="innerException">What happened.</param>
    public PaymentProviderUnavailableException(PaymentProvider provider, int status, string? reason, Exception? innerException = null)
        : base($"{provider} failed with {status} {reason}.", innerException) => (Provider, Status, Reason) = (provider, status, reason);

    /// <summary>Which.</summary>
    public PaymentProvider Provider { get; }

    /// <summary>The HTTP status that it answered with; 0 where it did not answer.</summary>
    public int Status { get; }

    /// <summary>The provider's code of the error, or ours.</summary>
    public string? Reason { get; }

    /// <summary>
    /// Whether it answered that it failed (5xx). Stripe repeats such an answer for as long as it remembers the idempotency key, so the next attempt
    /// needs another one.
    /// </summary>
    public bool IsServerError => Status >= 500;
}

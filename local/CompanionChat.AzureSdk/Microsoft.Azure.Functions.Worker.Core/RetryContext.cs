namespace Microsoft.Azure.Functions.Worker;

/// <summary>The host's own retries of an invocation.</summary>
public abstract class RetryContext
{
    public abstract int RetryCount { get; }

    public abstract int MaxRetryCount { get; }
}

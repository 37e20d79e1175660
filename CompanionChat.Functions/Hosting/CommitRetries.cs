using CompanionChat.Domain;
using Polly;
using Polly.Retry;

namespace CompanionChat.Functions.Hosting;

/// <summary>Reads and decides again where a commit met another one.</summary>
public sealed class CommitRetries(TimeProvider clock)
{
    /// <summary>How long a person waits.</summary>
    public static readonly TimeSpan ForAPerson = TimeSpan.FromSeconds(10);

    /// <summary>How long an activity goes on, before the orchestration starts it anew.</summary>
    public static readonly TimeSpan ForAnActivity = TimeSpan.FromSeconds(90);

    /// <summary>Repeats until it comes to a decision, or the time is over: then storage is busy.</summary>
    /// <param name="patience">How long it may go on.</param>
    /// <param name="attempt">Reads, decides, commits; null where the commit met another one.</param>
    /// <param name="cancellationToken">The caller has gone.</param>
    public async Task<Decision<T>> UntilSettledAsync<T>(
        TimeSpan patience, Func<CancellationToken, Task<Decision<T>?>> attempt, CancellationToken cancellationToken)
        where T : notnull
    {
        var end = clock.GetUtcNow() + patience;
        return await Pipeline<Decision<T>?>(() => clock.GetUtcNow() < end)
            .ExecuteAsync(async token => await attempt(token), cancellationToken) ?? Refusal.StorageBusy;
    }

    /// <summary>Repeats, with jitter and at growing distances, while there is no result and there is still time.</summary>
    /// <param name="mayRepeat">Whether there is still time.</param>
    public ResiliencePipeline<T> Pipeline<T>(Func<bool> mayRepeat) => new ResiliencePipelineBuilder<T> { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions<T>
        {
            ShouldHandle = arguments => ValueTask.FromResult(
                (arguments.Outcome.Exception is StorageUnavailableException
                    || (arguments.Outcome.Exception is null && arguments.Outcome.Result is null))
                && mayRepeat()),
            MaxRetryAttempts = int.MaxValue,
            Delay = TimeSpan.FromMilliseconds(5),
            MaxDelay = TimeSpan.FromMilliseconds(250),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
        })
        .Build();
}

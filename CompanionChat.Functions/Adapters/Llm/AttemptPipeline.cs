using System.Security.Cryptography;
using CompanionChat.Domain.Replies;
using CompanionChat.Functions.Hosting.Telemetry;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace CompanionChat.Functions.Adapters.Llm;

/// <summary>
/// What stands around every call to a provider, from the outside in: one retry (the primary's only, so that a message costs three
/// calls at most), the circuit breaker, the attempt's deadline.
/// </summary>
internal static class AttemptPipeline
{
    /// <summary>A provider that wants to be left alone for longer is not asked again: the user is waiting.</summary>
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromSeconds(2);

    public static ResiliencePipeline<Attempt> Build(
        ProviderRole role, LanguageModelOptions options, ProviderMetrics metrics, TimeProvider clock, ILogger logger)
    {
        var builder = new ResiliencePipelineBuilder<Attempt> { Name = role.ToString(), TimeProvider = clock };
        if (role == ProviderRole.Primary)
        {
            builder.AddRetry(Retry(role, logger));
        }

        return builder
            .AddCircuitBreaker(CircuitBreaker(role, metrics, logger))
            .AddTimeout(TimeSpan.FromSeconds(options.TimeoutSeconds))
            .Build();
    }

    private static RetryStrategyOptions<Attempt> Retry(ProviderRole role, ILogger logger) => new()
    {
        MaxRetryAttempts = 1,
        ShouldHandle = args => new(IsTransient(args.Outcome) && (Attempt.Of(args.Outcome).RetryAfter ?? TimeSpan.Zero) <= LongestRetryAfter),
        DelayGenerator = args => new(Pause(Attempt.Of(args.Outcome).RetryAfter)),
        OnRetry = args =>
        {
            LanguageModelLog.Retrying(logger, role, ((Completion.Unavailable)Attempt.Of(args.Outcome).Completion).Reason, args.RetryDelay);
            return default;
        },
    };

    /// <summary>Opens when half of at least 10 calls within 30 s failed, so never on fewer than 5 failures; one call probes after 10 s.</summary>
    private static CircuitBreakerStrategyOptions<Attempt> CircuitBreaker(ProviderRole role, ProviderMetrics metrics, ILogger logger) => new()
    {
        FailureRatio = 0.5,
        MinimumThroughput = 10,
        SamplingDuration = TimeSpan.FromSeconds(30),
        BreakDuration = TimeSpan.FromSeconds(10),
        ShouldHandle = args => new(IsTransient(args.Outcome)),
        OnOpened = args =>
        {
            LanguageModelLog.CircuitOpened(logger, role, args.BreakDuration);
            metrics.BreakerOpened(role);
            return default;
        },
        OnClosed = _ =>
        {
            LanguageModelLog.CircuitClosed(logger, role);
            return default;
        },
    };

    private static bool IsTransient(Outcome<Attempt> outcome) =>
        outcome.Exception is null ? outcome.Result.IsTransient : outcome.Exception is TimeoutRejectedException;

    /// <summary>At least what the provider asked for, else 200 ms; and up to 300 ms more, so that those who failed together do not return together.</summary>
    private static TimeSpan? Pause(TimeSpan? retryAfter) =>
        (retryAfter ?? TimeSpan.FromMilliseconds(200)) + TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(300));
}

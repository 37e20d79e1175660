using System.Net;
using System.Security.Cryptography;
using CompanionChat.Domain.Payments;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;
using Polly.Timeout;
using Stripe;

namespace CompanionChat.Functions.Adapters.Stripe;

/// <summary>
/// What stands around every call to Stripe's API: one retry, the deadline of each attempt, and the failure as our port names it. The package's own
/// retries are off: they would repeat a 5xx, which Stripe then only replays, and know no deadline.
/// </summary>
internal sealed class StripeCalls(IOptions<StripeOptions> options, IHttpClientFactory clients, TimeProvider clock, ILogger<StripeCalls> logger)
{
    private readonly ResiliencePipeline pipeline = Pipeline(clock);

    /// <summary>Calls Stripe. What is called must be safe to repeat: a GET, a POST with an idempotency key, or one that finds its work done.</summary>
    /// <param name="operation">What it is, for the log.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">The caller has gone.</param>
    /// <exception cref="PaymentProviderUnavailableException">Stripe did not do it.</exception>
    public async Task<T> RunAsync<T>(string operation, Func<IStripeClient, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await pipeline.ExecuteAsync(
                static (state, cancelled) => new ValueTask<T>(state.Calls.CallAsync(state.Call, cancelled)),
                (Calls: this, Call: call),
                cancellationToken);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            // A connection that breaks because we let go of it is not Stripe's failure.
            cancellationToken.ThrowIfCancellationRequested();
            var failure = StripeFailure.Of(failed);
            StripeLog.Failed(logger, operation, failure, failed as StripeException);
            throw failure;
        }
    }

    /// <summary>As <see cref="RunAsync"/>; null where Stripe knows no such object.</summary>
    public Task<T?> FindAsync<T>(string operation, Func<IStripeClient, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
        where T : class =>
        RunAsync(
            operation,
            async (client, cancelled) =>
            {
                try
                {
                    return (T?)await call(client, cancelled);
                }
                catch (StripeException missing) when (missing is { HttpStatusCode: HttpStatusCode.NotFound, StripeError.Code: "resource_missing" })
                {
                    return null;
                }
            },
            cancellationToken);

    /// <summary>One retry where no answer came, or where the first attempt is still at work; 10 seconds for each attempt, body included.</summary>
    private static ResiliencePipeline Pipeline(TimeProvider clock) => new ResiliencePipelineBuilder { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = 1,
            ShouldHandle = args => new(args.Outcome.Exception is HttpRequestException or TimeoutRejectedException
                or StripeException { HttpStatusCode: HttpStatusCode.Conflict, StripeError.Code: "idempotency_key_in_use" }),
            DelayGenerator = _ => new(TimeSpan.FromMilliseconds(200 + RandomNumberGenerator.GetInt32(300))),
        })
        .AddTimeout(TimeSpan.FromSeconds(10))
        .Build();

    private async Task<T> CallAsync<T>(Func<IStripeClient, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        using var http = clients.CreateClient(StripeServices.HttpClientName);
        return await call(
            new StripeClient(new StripeClientOptions
            {
                ApiKey = options.Value.SecretKey,
                ApiBase = options.Value.ApiBase,
                HttpClient = new SystemNetHttpClient(http, maxNetworkRetries: 0, enableTelemetry: false),
            }),
            cancellationToken);
    }
}

using System.Security.Cryptography;
using CompanionChat.Domain.Payments;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace CompanionChat.Functions.Adapters;

/// <summary>HTTP calls to a payment provider's API: the deadline of each attempt, a cap on the answer, one repeat where that is safe.</summary>
/// <param name="provider">Which provider.</param>
/// <param name="clientName">The name of its <see cref="UpstreamClients"/>.</param>
/// <param name="clients">Makes the clients.</param>
/// <param name="clock">The deadlines' clock.</param>
internal sealed class PaymentCalls(PaymentProvider provider, string clientName, IHttpClientFactory clients, TimeProvider clock)
{
    /// <summary>Far above what an API answers about one payment, or one page of them, in bytes.</summary>
    private const int AnswerLimit = 4 * 1024 * 1024;

    private readonly ResiliencePipeline<PaymentAnswer> once = Once(clock).Build();

    /// <summary>One retry where no answer came, or only that the server failed.</summary>
    private readonly ResiliencePipeline<PaymentAnswer> twice = new ResiliencePipelineBuilder<PaymentAnswer> { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions<PaymentAnswer>
        {
            MaxRetryAttempts = 1,
            ShouldHandle = args => new(args.Outcome.Exception is TimeoutRejectedException or HttpRequestException or IOException
                || args.Outcome.Result is { Status: >= 500 }),
            DelayGenerator = _ => new(TimeSpan.FromMilliseconds(200 + RandomNumberGenerator.GetInt32(300))),
        })
        .AddPipeline(Once(clock).Build())
        .Build();

    /// <summary>Sends a request once: whether it did anything is unknown where no answer came.</summary>
    /// <exception cref="PaymentProviderUnavailableException">No answer came; its status is 0.</exception>
    public Task<PaymentAnswer> SendOnceAsync(Func<HttpRequestMessage> request, CancellationToken cancellationToken) =>
        SendAsync(once, request, cancellationToken);

    /// <summary>Sends a request that may be repeated.</summary>
    /// <exception cref="PaymentProviderUnavailableException">No answer came, twice; its status is 0.</exception>
    public Task<PaymentAnswer> SendAsync(Func<HttpRequestMessage> request, CancellationToken cancellationToken) =>
        SendAsync(twice, request, cancellationToken);

    private static ResiliencePipelineBuilder<PaymentAnswer> Once(TimeProvider clock) =>
        new ResiliencePipelineBuilder<PaymentAnswer> { TimeProvider = clock }.AddTimeout(TimeSpan.FromSeconds(10));

    private async Task<PaymentAnswer> SendAsync(
        ResiliencePipeline<PaymentAnswer> pipeline, Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        try
        {
            return await pipeline.ExecuteAsync(
                static (call, cancelled) => new ValueTask<PaymentAnswer>(call.Calls.CallAsync(call.Request, cancelled)),
                (Calls: this, Request: request),
                cancellationToken);
        }
        catch (TimeoutRejectedException)
        {
            throw new PaymentProviderUnavailableException(provider, 0, "timeout");
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            // A connection that breaks because we let go of it is not the provider's failure.
            cancellationToken.ThrowIfCancellationRequested();
            throw new PaymentProviderUnavailableException(provider, 0, "connection", broken);
        }
    }

    private async Task<PaymentAnswer> CallAsync(Func<HttpRequestMessage> make, CancellationToken cancellationToken)
    {
        using var request = make();
        using var client = clients.CreateClient(clientName);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return await CappedBody.ReadAsync(response.Content, AnswerLimit, cancellationToken) is { } body
            ? new PaymentAnswer((int)response.StatusCode, body)
            : throw new PaymentProviderUnavailableException(provider, (int)response.StatusCode, "too_large");
    }
}

using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using CompanionChat.Domain.Visitors;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace CompanionChat.Functions.Adapters.Turnstile;

/// <summary>Asks siteverify about a token. Fails closed: whatever is not a clear yes is no.</summary>
internal sealed class TurnstileVerifier(
    IOptions<TurnstileOptions> options,
    IHttpClientFactory clients,
    TimeProvider clock,
    ILogger<TurnstileVerifier> logger) : IHumanVerifier
{
    /// <summary>The longest token that Cloudflare makes, in characters.</summary>
    private const int TokenLimit = 2048;

    /// <summary>Far above what siteverify answers, in bytes.</summary>
    private const int AnswerLimit = 64 * 1024;

    private readonly ResiliencePipeline<Check> pipeline = Pipeline(clock);

    /// <inheritdoc/>
    public async Task<HumanVerdict> VerifyAsync(string token, CancellationToken cancellationToken)
    {
        // Siteverify need not be able to read a form with control characters in it; that would look as if it were away.
        var check = string.IsNullOrWhiteSpace(token) || token.Length > TokenLimit || token.Any(char.IsControl)
            ? Check.Refused("no_token")
            : await AskAsync(token, cancellationToken);
        TurnstileLog.Checked(logger, check);
        return check.Verdict;
    }

    /// <summary>
    /// One retry, where siteverify gave no answer; 5 seconds for each attempt, body included. A break of the connection can mean that
    /// the token was checked and the answer lost, so both attempts carry the same idempotency key: without it the second would find
    /// the token spent.
    /// </summary>
    private static ResiliencePipeline<Check> Pipeline(TimeProvider clock) => new ResiliencePipelineBuilder<Check> { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions<Check>
        {
            MaxRetryAttempts = 1,
            ShouldHandle = args => new(args.Outcome.Exception is TimeoutRejectedException || args.Outcome is { Exception: null, Result.MayRetry: true }),
            DelayGenerator = _ => new(TimeSpan.FromMilliseconds(100 + RandomNumberGenerator.GetInt32(200))),
        })
        .AddTimeout(TimeSpan.FromSeconds(5))
        .Build();

    private async Task<Check> AskAsync(string token, CancellationToken cancellationToken)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["secret"] = options.Value.SecretKey,
            ["response"] = token,
            ["idempotency_key"] = RandomUuid.Create(),
        };
        try
        {
            return await pipeline.ExecuteAsync(
                static (call, cancelled) => new ValueTask<Check>(call.Verifier.CallAsync(call.Form, cancelled)),
                (Verifier: this, Form: form),
                cancellationToken);
        }
        catch (TimeoutRejectedException)
        {
            return Check.NoAnswer("timeout");
        }
    }

    private async Task<Check> CallAsync(Dictionary<string, string> form, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, options.Value.VerifyUrl) { Content = new FormUrlEncodedContent(form) };
            using var client = clients.CreateClient(TurnstileServices.HttpClientName);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.StatusCode >= HttpStatusCode.InternalServerError)
            {
                return Check.NoAnswer(string.Create(CultureInfo.InvariantCulture, $"http_{(int)response.StatusCode}"));
            }

            return await CappedBody.ReadAsync(response.Content, AnswerLimit, cancellationToken) is { } answer
                ? SiteverifyAnswer.Read(answer, options.Value)
                : Check.NoAnswer("too_large");
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            // A connection that breaks because we let go of it is not Cloudflare's failure.
            cancellationToken.ThrowIfCancellationRequested();
            return Check.NoAnswer("connection");
        }
    }
}

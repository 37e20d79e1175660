using System.Net.Http.Headers;
using CompanionChat.Domain.Replies;
using CompanionChat.Functions.Hosting.Telemetry;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace CompanionChat.Functions.Adapters.Llm;

/// <summary>
/// One provider, called by the OpenAI-compatible protocol
/// (<see href="https://platform.openai.com/docs/api-reference/chat/create"/>), without streaming.
/// </summary>
internal sealed class ChatCompletionsProvider(
    ProviderRole role,
    LanguageModelOptions options,
    IHttpClientFactory clients,
    ProviderMetrics metrics,
    TimeProvider clock,
    ILogger logger)
{
    /// <summary>Far above 220 tokens of text with their envelope, in bytes.</summary>
    private const int AnswerLimit = 256 * 1024;

    private readonly Uri address = ChatCompletionsAddress.Under(options.BaseUrl);
    private readonly ResiliencePipeline<Attempt> pipeline = AttemptPipeline.Build(role, options, metrics, clock, logger);
    private readonly ObservedCall observed = new(role, options, metrics, clock);

    /// <inheritdoc cref="ILanguageModel.CompleteAsync"/>
    public async Task<Completion> CompleteAsync(Prompt prompt, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var completion = await RunAsync(ChatCompletionsRequest.Serialize(options, prompt), cancellationToken);
        LanguageModelLog.Completed(logger, role, completion, clock.GetElapsedTime(started));
        return completion;
    }

    private async Task<Completion> RunAsync(byte[] request, CancellationToken cancellationToken)
    {
        try
        {
            var attempt = await pipeline.ExecuteAsync(
                static (call, token) => new ValueTask<Attempt>(
                    call.Provider.observed.RunAsync(() => call.Provider.CallAsync(call.Request, token), call.Asked)),
                (Provider: this, Request: request, Asked: cancellationToken),
                cancellationToken);
            return attempt.Completion;
        }
        catch (TimeoutRejectedException)
        {
            return new Completion.Unavailable(Attempt.TimedOut);
        }
        catch (BrokenCircuitException)
        {
            return new Completion.Unavailable("circuit_open");
        }
    }

    private async Task<Attempt> CallAsync(byte[] body, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.ApiKey);

            using var client = clients.CreateClient(LanguageModelServices.HttpClientName(role));
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                return FailedStatus.Classify(response, clock.GetUtcNow());
            }

            return await CappedBody.ReadAsync(response.Content, AnswerLimit, cancellationToken) is { } answer
                ? ChatCompletionsAnswer.Read(answer)
                : Attempt.Transient("too_large");
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            // A connection that breaks because we let go of it is not the provider's failure.
            cancellationToken.ThrowIfCancellationRequested();
            return Attempt.Transient("connection");
        }
    }
}

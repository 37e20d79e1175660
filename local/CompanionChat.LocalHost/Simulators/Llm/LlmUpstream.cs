using System.Globalization;
using CompanionChat.LocalHost.Simulators.Faults;
using Microsoft.AspNetCore.Http;

namespace CompanionChat.LocalHost.Simulators.Llm;

/// <summary>
/// Plays an OpenAI-compatible provider (<see href="https://platform.openai.com/docs/api-reference/chat/create"/>): the same request
/// always gets the same text.
/// </summary>
/// <param name="provider">Which of the two.</param>
/// <param name="clock">Dates the answers.</param>
public sealed class LlmUpstream(LlmProvider provider, TimeProvider clock) : ISimulatedUpstream
{
    private long answers;

    /// <summary>Blank lines, as DeepSeek sends them while a request is queued.</summary>
    public string? KeepAlive => "\n";

    /// <inheritdoc/>
    public async Task<SimulatedReply> AnswerAsync(HttpRequest request, FaultMode mode, CancellationToken cancellationToken)
    {
        if (!BearerKey.IsIn(request))
        {
            return SimulatedReply.Json(StatusCodes.Status401Unauthorized, OpenAiError.Body(BearerKey.Missing));
        }

        var (asked, error) = await ChatRequestReader.ReadAsync(request.Body, cancellationToken);
        if (asked is null)
        {
            return SimulatedReply.Json(StatusCodes.Status400BadRequest, OpenAiError.Body(error!));
        }

        return mode == FaultMode.Reject
            ? Failure(StatusCodes.Status400BadRequest) with { Model = asked.Model }
            : Complete(asked, mode == FaultMode.Blank ? "" : Improviser.Reply(provider.Name, asked));
    }

    /// <inheritdoc/>
    public SimulatedReply Failure(int status) => SimulatedReply.Json(status, OpenAiError.Body(status switch
    {
        StatusCodes.Status429TooManyRequests => new OpenAiError("Rate limit reached.", "rate_limit_error", Code: "rate_limit_exceeded"),
        >= StatusCodes.Status500InternalServerError => new OpenAiError("The server had an error while processing your request.", "server_error"),
        _ => new OpenAiError("The request was rejected."),
    }));

    private SimulatedReply Complete(ChatRequest asked, string text)
    {
        var answer = new ChatAnswer(
            Id: string.Create(CultureInfo.InvariantCulture, $"chatcmpl-{provider.Name}-{Interlocked.Increment(ref answers):D6}"),
            Created: clock.GetUtcNow().ToUnixTimeSeconds(),
            asked.Model,
            text,
            provider.FinishReason,
            PromptTokens: asked.Turns.Sum(turn => Tokens(turn.Text)),
            CompletionTokens: Tokens(text));
        return asked.Stream
            ? new SimulatedReply(StatusCodes.Status200OK, "text/event-stream", answer.Events(asked.IncludeUsage), asked.Model)
            : SimulatedReply.Json(StatusCodes.Status200OK, answer.Whole(), asked.Model);
    }

    /// <summary>Four characters to a token, as a rule of thumb.</summary>
    private static int Tokens(string text) => (text.Length + 3) / 4;
}

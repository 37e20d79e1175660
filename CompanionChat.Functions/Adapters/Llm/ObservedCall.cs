using System.Diagnostics;
using CompanionChat.Domain.Replies;
using CompanionChat.Functions.Hosting.Telemetry;

namespace CompanionChat.Functions.Adapters.Llm;

/// <summary>
/// Measures and traces every single call to one provider (https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-spans/): its time, its outcome,
/// its tokens; never what was said.
/// </summary>
internal sealed class ObservedCall(ProviderRole role, LanguageModelOptions options, ProviderMetrics metrics, TimeProvider clock)
{
    private const string Answered = "answered";
    private const string GivenUp = "cancelled";

    private readonly Uri address = new(options.BaseUrl);

    /// <summary>Makes the call.</summary>
    /// <param name="call">The call; its deadline shows as a cancellation.</param>
    /// <param name="asked">Cancelled where whoever asked has gone, which is no outcome of the provider.</param>
    public async Task<Attempt> RunAsync(Func<Task<Attempt>> call, CancellationToken asked)
    {
        using var span = Start();
        var started = clock.GetTimestamp();
        try
        {
            var attempt = await call();
            End(span, Outcome(attempt.Completion), started);
            Use(span, attempt.Usage);
            return attempt;
        }
        catch (OperationCanceledException)
        {
            End(span, asked.IsCancellationRequested ? GivenUp : Attempt.TimedOut, started);
            throw;
        }
    }

    private static string Outcome(Completion completion) => completion switch
    {
        Completion.Unavailable unavailable => unavailable.Reason,
        Completion.Rejected rejected => rejected.Reason,
        _ => Answered,
    };

    private Activity? Start() => ChatTelemetry.Source.StartActivity($"chat {options.Model}", ActivityKind.Client)?
        .SetTag("gen_ai.operation.name", "chat")
        .SetTag("gen_ai.provider.name", DeepSeek.Serves(address.Host, options.Model) ? "deepseek" : address.Host)
        .SetTag("gen_ai.request.model", options.Model)
        .SetTag("server.address", address.Host)
        .SetTag("server.port", address.Port)
        .SetTag("companionchat.provider", ProviderMetrics.Name(role));

    private void End(Activity? span, string outcome, long started)
    {
        metrics.Called(role, outcome, clock.GetElapsedTime(started));
        if (outcome is not Answered)
        {
            span?.SetTag("error.type", outcome).SetStatus(ActivityStatusCode.Error);
        }
    }

    private void Use(Activity? span, TokenUsage? used)
    {
        if (used is { } usage)
        {
            span?.SetTag("gen_ai.usage.input_tokens", usage.Input).SetTag("gen_ai.usage.output_tokens", usage.Output);
            metrics.Used(role, usage.Input, usage.Output, usage.Cost(options));
        }
    }
}

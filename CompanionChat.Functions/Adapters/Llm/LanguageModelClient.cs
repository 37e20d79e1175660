using CompanionChat.Domain.Replies;
using CompanionChat.Functions.Hosting.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CompanionChat.Functions.Adapters.Llm;

/// <summary>The two configured providers, each with its own circuit breaker: one's failures say nothing of the other.</summary>
internal sealed class LanguageModelClient : ILanguageModel
{
    private readonly Dictionary<ProviderRole, ChatCompletionsProvider> providers;

    public LanguageModelClient(
        IOptionsMonitor<LanguageModelOptions> options,
        IHttpClientFactory clients,
        ProviderMetrics metrics,
        TimeProvider clock,
        ILogger<LanguageModelClient> logger) =>
        providers = Enum.GetValues<ProviderRole>().ToDictionary(
            role => role,
            role => new ChatCompletionsProvider(role, options.Get(role.ToString()), clients, metrics, clock, logger));

    /// <inheritdoc/>
    public Task<Completion> CompleteAsync(ProviderRole provider, Prompt prompt, CancellationToken cancellationToken) =>
        providers[provider].CompleteAsync(prompt, cancellationToken);
}

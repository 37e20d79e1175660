using System.Diagnostics.Metrics;
using CompanionChat.Domain.Replies;
using CompanionChat.Functions.Adapters.Llm;
using CompanionChat.Tests.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CompanionChat.Tests.Adapters.Llm;

/// <summary>The language models as the app registers them, in front of upstreams that the test holds.</summary>
public sealed class LlmBench : IAsyncDisposable
{
    public const string Tag = "dXNlcnRhZ3VzZXJ0YWd1c2VydGFndXNlcnRhZ3VzZXI";

    private readonly ServiceProvider provider;

    /// <param name="changes">Replace or add to the settings.</param>
    public LlmBench(params (string Name, string? Value)[] changes)
        : this(realUpstreams: false, changes)
    {
    }

    private LlmBench(bool realUpstreams, (string Name, string? Value)[] changes)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        if (!realUpstreams)
        {
            services.AddSingleton<TimeProvider>(Clock);
        }

        services.AddLanguageModels(new ConfigurationBuilder().AddInMemoryCollection(Settings(changes)).Build());
        if (!realUpstreams)
        {
            services.AddHttpClient(LanguageModelServices.HttpClientName(ProviderRole.Primary)).ConfigurePrimaryHttpMessageHandler(() => Primary);
            services.AddHttpClient(LanguageModelServices.HttpClientName(ProviderRole.Fallback)).ConfigurePrimaryHttpMessageHandler(() => Fallback);
        }

        provider = services.BuildServiceProvider();
        Metrics = new CapturedMetrics(provider.GetRequiredService<IMeterFactory>());
    }

    public static Prompt Prompt { get; } = new("Be kind.", [new(FromUser: true, "Hi"), new(FromUser: false, "Hello"), new(FromUser: true, "Tea? ☕")], Tag);

    public ManualTimeProvider Clock { get; } = new();

    public CapturedLog Log { get; } = new();

    public CapturedMetrics Metrics { get; }

    public ScriptedUpstream Primary { get; } = new();

    public ScriptedUpstream Fallback { get; } = new();

    /// <summary>Calls go to the configured addresses, on the real clock.</summary>
    public static LlmBench WithRealUpstreams(params (string Name, string? Value)[] changes) => new(realUpstreams: true, changes);

    public static string Answer(string text) => $$"""{"choices":[{"message":{"role":"assistant","content":"{{text}}"},"finish_reason":"stop"}]}""";

    public static Dictionary<string, string?> Settings(params (string Name, string? Value)[] changes)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["LLM_BASE_URL_PRIMARY"] = "https://primary.example",
            ["LLM_API_KEY_PRIMARY"] = "key-primary",
            ["LLM_MODEL_PRIMARY"] = "model-primary",
            ["LLM_BASE_URL_FALLBACK"] = "https://fallback.example/v1",
            ["LLM_API_KEY_FALLBACK"] = "key-fallback",
            ["LLM_MODEL_FALLBACK"] = "model-fallback",
        };
        foreach (var (name, value) in changes)
        {
            settings[name] = value;
        }

        return settings;
    }

    /// <summary>Asks, and lets the pauses between attempts pass.</summary>
    public Task<Completion> AskAsync(ProviderRole role = ProviderRole.Primary, CancellationToken cancellationToken = default) =>
        Clock.RunAsync(Model.CompleteAsync(role, Prompt, cancellationToken), limit: TimeSpan.FromSeconds(5));

    /// <summary>The port itself, for calls on the real clock or at once.</summary>
    public ILanguageModel Model => provider.GetRequiredService<ILanguageModel>();

    public ValueTask DisposeAsync()
    {
        Metrics.Dispose();
        return provider.DisposeAsync();
    }
}

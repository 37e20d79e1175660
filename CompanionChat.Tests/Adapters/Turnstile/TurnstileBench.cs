using CompanionChat.Domain.Visitors;
using CompanionChat.Functions.Adapters.Turnstile;
using CompanionChat.Tests.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CompanionChat.Tests.Adapters.Turnstile;

/// <summary>The check for a human as the app registers it, in front of a siteverify that the test holds.</summary>
public sealed class TurnstileBench : IAsyncDisposable
{
    private readonly ServiceProvider provider;

    /// <param name="changes">Replace or add to the settings.</param>
    public TurnstileBench(params (string Name, string? Value)[] changes)
        : this("Production", realUpstream: false, changes)
    {
    }

    private TurnstileBench(string environment, bool realUpstream, (string Name, string? Value)[] changes)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["TURNSTILE_SITE_KEY"] = "site-key",
            ["TURNSTILE_SECRET_KEY"] = "secret-key",
        };
        foreach (var (name, value) in changes)
        {
            settings[name] = value;
        }

        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        services.AddSingleton<IHostEnvironment>(new Environment(environment));
        if (!realUpstream)
        {
            services.AddSingleton<TimeProvider>(Clock);
        }

        services.AddTurnstile(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        if (!realUpstream)
        {
            services.AddHttpClient(TurnstileServices.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => Siteverify);
        }

        provider = services.BuildServiceProvider();
    }

    public ManualTimeProvider Clock { get; } = new();

    public CapturedLog Log { get; } = new();

    public ScriptedUpstream Siteverify { get; } = new();

    public TurnstileOptions Options => provider.GetRequiredService<IOptions<TurnstileOptions>>().Value;

    public static TurnstileBench In(string environment, params (string Name, string? Value)[] changes) => new(environment, realUpstream: false, changes);

    /// <summary>Calls go to the configured address, on the real clock.</summary>
    public static TurnstileBench WithRealUpstream(params (string Name, string? Value)[] changes) => new("Development", realUpstream: true, changes);

    public void Start() => provider.GetRequiredService<IStartupValidator>().Validate();

    /// <summary>Checks a token, and lets the pause between attempts pass.</summary>
    public Task<HumanVerdict> VerifyAsync(string token = "token", CancellationToken cancellationToken = default) =>
        Clock.RunAsync(Verifier.VerifyAsync(token, cancellationToken), limit: TimeSpan.FromSeconds(1));

    /// <summary>The port itself, for calls on the real clock.</summary>
    public IHumanVerifier Verifier => provider.GetRequiredService<IHumanVerifier>();

    public ValueTask DisposeAsync() => provider.DisposeAsync();

    private sealed class Environment(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}

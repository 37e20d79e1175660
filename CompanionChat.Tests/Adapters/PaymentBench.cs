using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;
using CompanionChat.Functions.Features.Webhooks;
using CompanionChat.Tests.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CompanionChat.Tests.Adapters;

/// <summary>A payment provider as the app registers it, in front of an API that the test holds. The clock stands at the order's time.</summary>
public abstract class PaymentBench : IAsyncDisposable
{
    public const string Key = "key-0123456789";

    public static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public static readonly UserKey User = UserKey.From("google", "117")!.Value;

    private readonly ServiceProvider provider;

    /// <param name="environment">Where the app runs.</param>
    /// <param name="clientName">The name of the provider's HTTP client.</param>
    /// <param name="settings">The app's settings.</param>
    /// <param name="add">Registers the provider.</param>
    protected PaymentBench(
        string environment, string clientName, IEnumerable<(string Name, string? Value)> settings, Action<IServiceCollection, IConfiguration> add)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (name, value) in settings)
        {
            values[name] = value;
        }

        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        services.AddSingleton<IHostEnvironment>(new Environment(environment));
        services.AddSingleton<TimeProvider>(Clock);
        add(services, new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        services.AddHttpClient(clientName).ConfigurePrimaryHttpMessageHandler(() => Api);
        provider = services.BuildServiceProvider();
    }

    public ManualTimeProvider Clock { get; } = new();

    public CapturedLog Log { get; } = new();

    public ScriptedUpstream Api { get; } = new();

    public IPaymentProvider? Payments => provider.GetService<IPaymentProvider>();

    public IWebhookReader? Webhooks => provider.GetService<IWebhookReader>();

    /// <summary>An order that is being opened.</summary>
    public static Order NewOrder(PaymentProvider by) => new()
    {
        Id = OrderId.From(Noon, [1, 2, 3, 4, 5, 6, 7, 8]),
        Provider = by,
        Plan = new Plan("gold", "Gold & more", new Money(999, "usd"), new Grants(30, 500)),
        Site = "https://chat.example",
        ReturnTo = null,
        CallbackToken = "callback-token",
        ExpiresAt = Noon.AddHours(1),
    };

    public void Start() => provider.GetRequiredService<IStartupValidator>().Validate();

    public Task<OpenedCheckout> OpenAsync(Order order, CancellationToken cancellationToken = default) =>
        OverPausesAsync(Payments!.OpenAsync(User, order, cancellationToken));

    public Task<PaymentReport?> ReadAsync(Order order, string sessionId) =>
        OverPausesAsync(Payments!.ReadAsync(order, sessionId, CancellationToken.None));

    public Task<PaymentProviderUnavailableException> FailsAsync(Order order) =>
        Assert.ThrowsAsync<PaymentProviderUnavailableException>(() => OpenAsync(order));

    public Task<WebhookReading> DeliverAsync(byte[] body, string? contentType = null, string query = "")
    {
        var headers = new HeaderDictionary { ["Content-Type"] = contentType };
        return Webhooks!.ReadAsync(new WebhookDelivery(body, headers, new QueryCollection(QueryHelpers.ParseQuery(query))), CancellationToken.None);
    }

    /// <summary>What went out and what was logged has the key in no other place than where it belongs.</summary>
    public void KeepsItsSecrets(params string[] secrets)
    {
        Assert.NotEmpty(Log.Text);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, Log.Text, StringComparison.Ordinal));
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return provider.DisposeAsync();
    }

    /// <summary>Lets the pause between attempts pass, and no deadline.</summary>
    private Task<T> OverPausesAsync<T>(Task<T> work) => Clock.RunAsync(work, limit: TimeSpan.FromSeconds(1));

    private sealed class Environment(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}

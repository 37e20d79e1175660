using System.Text;
using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;
using CompanionChat.Functions.Adapters.Stripe;
using CompanionChat.Functions.Features.Webhooks;
using CompanionChat.Tests.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using EventUtility = Stripe.EventUtility;

namespace CompanionChat.Tests.Adapters.Stripe;

/// <summary>Stripe as the app registers it, in front of an API that the test holds.</summary>
public sealed class StripeBench : IAsyncDisposable
{
    public const string Key = "sk_live_0123456789";
    public const string Secret = "whsec_first";

    public static readonly UserKey User = UserKey.From("google", "117")!.Value;

    public static readonly Order Order = new()
    {
        Id = OrderId.From(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero), [1, 2, 3, 4, 5, 6, 7, 8]),
        Provider = PaymentProvider.Stripe,
        Plan = new Plan("gold", "Gold & more", new Money(999, "usd"), new Grants(30, 500)),
        Site = "https://chat.example",
        ReturnTo = null,
        CallbackToken = "callback-token",
        ExpiresAt = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero),
        SessionId = "cs_1",
    };

    private readonly ServiceProvider provider;

    /// <param name="changes">Replace or add to the settings.</param>
    public StripeBench(params (string Name, string? Value)[] changes)
        : this("Production", changes)
    {
    }

    private StripeBench(string environment, (string Name, string? Value)[] changes)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["STRIPE_SECRET_KEY"] = Key, ["STRIPE_WEBHOOK_SECRET"] = Secret };
        foreach (var (name, value) in changes)
        {
            settings[name] = value;
        }

        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        services.AddSingleton<IHostEnvironment>(new Environment(environment));
        services.AddSingleton<TimeProvider>(Clock);
        services.AddStripe(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddHttpClient(StripeServices.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => Api);
        provider = services.BuildServiceProvider();
    }

    public ManualTimeProvider Clock { get; } = new();

    public CapturedLog Log { get; } = new();

    public ScriptedUpstream Api { get; } = new();

    public StripeOptions Options => provider.GetRequiredService<IOptions<StripeOptions>>().Value;

    public IPaymentProvider? Payments => provider.GetService<IPaymentProvider>();

    public IWebhookReader? Webhooks => provider.GetService<IWebhookReader>();

    public static StripeBench In(string environment, params (string Name, string? Value)[] changes) => new(environment, changes);

    public void Start() => provider.GetRequiredService<IStartupValidator>().Validate();

    public Task<OpenedCheckout> OpenAsync(Order order, CancellationToken cancellationToken = default) =>
        OverPausesAsync(Payments!.OpenAsync(User, order, cancellationToken));

    public Task<PaymentReport?> ReadAsync(CancellationToken cancellationToken = default) =>
        OverPausesAsync(Payments!.ReadAsync(Order, "cs_1", cancellationToken));

    public Task CloseAsync(Order? order = null) => OverPausesAsync(Closed(order ?? Order));

    /// <summary>Delivers a body as Stripe would, signed now.</summary>
    public Task<WebhookReading> DeliverAsync(string body, string secret = Secret) =>
        DeliverAsync(Encoding.UTF8.GetBytes(body), EventUtility.GenerateSignatureHeader(body, secret, Clock.GetUtcNow().ToUnixTimeSeconds()));

    public Task<WebhookReading> DeliverAsync(byte[] body, string? signature)
    {
        var headers = new HeaderDictionary();
        if (signature is not null)
        {
            headers["Stripe-Signature"] = signature;
        }

        return OverPausesAsync(Webhooks!.ReadAsync(new WebhookDelivery(body, headers, new QueryCollection()), CancellationToken.None));
    }

    public ValueTask DisposeAsync() => provider.DisposeAsync();

    /// <summary>Lets the pause between attempts pass, and no deadline.</summary>
    private Task<T> OverPausesAsync<T>(Task<T> work) => Clock.RunAsync(work, limit: TimeSpan.FromSeconds(1));

    private async Task<bool> Closed(Order order)
    {
        await Payments!.CloseAsync(order, CancellationToken.None);
        return true;
    }

    private sealed class Environment(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}

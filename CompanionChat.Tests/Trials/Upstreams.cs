using CompanionChat.LocalHost.Simulators;
using CompanionChat.LocalHost.Simulators.Books;
using CompanionChat.LocalHost.Simulators.Faults;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.Tests.Trials;

/// <summary>
/// All that a host asks, in the test's own process: it outlives a host that is killed, and counts what was asked. The local host's own simulators, but for
/// Stripe: its double signs by any clock.
/// </summary>
public sealed class Upstreams : IAsyncDisposable
{
    private static readonly string[] Models = ["llm/primary", "llm/fallback"];

    private readonly StripeDouble stripe;
    private readonly NotificationTray tray;
    private readonly LoopbackServer simulators;

    private Upstreams(StripeDouble stripe, NotificationTray tray, LoopbackServer simulators)
    {
        (this.stripe, this.tray, this.simulators) = (stripe, tray, simulators);
        Tills = [new StripeTill(stripe), SimulatedTill.CoinGate(simulators.Services, tray), SimulatedTill.Upgate(simulators.Services, tray)];
    }

    /// <summary>The payment providers.</summary>
    public IReadOnlyList<ITill> Tills { get; }

    /// <summary>How often the providers of replies were asked so far.</summary>
    public long LlmCalls => Models.Sum(model => SimulatorOf(model).Requests.Read().Count);

    /// <summary>The settings of a host that asks these.</summary>
    public (string Name, string Value)[] Settings =>
    [
        .. stripe.Settings,
        ("TURNSTILE_SECRET_KEY", "simulated"), ("TURNSTILE_VERIFY_URL", AddressOf("turnstile/v0/siteverify")),
        ("LLM_API_KEY_PRIMARY", "simulated"), ("LLM_MODEL_PRIMARY", "primary"), ("LLM_BASE_URL_PRIMARY", AddressOf(Models[0])),
        ("LLM_API_KEY_FALLBACK", "simulated"), ("LLM_MODEL_FALLBACK", "fallback"), ("LLM_BASE_URL_FALLBACK", AddressOf(Models[1])),
        ("COINGATE_API_TOKEN", "simulated"), ("COINGATE_API_BASE", AddressOf("coingate")),
        ("UPGATE_API_KEY", "simulated"), ("UPGATE_API_BASE", AddressOf("upgate")),
        ("PUBLIC_BASE_URL", $"{tray.Address}".TrimEnd('/')),
    ];

    /// <param name="clock">The host's: some providers are asked by time.</param>
    public static async Task<Upstreams> StartAsync(TimeProvider clock)
    {
        var notifications = await NotificationTray.StartAsync();
        var others = await LoopbackServer.StartAsync(
            app => app.MapSimulators(), services => services.AddSingleton(clock).AddSimulators(new SimulatorHome(notifications.Address, Folder: null)));
        return new Upstreams(await StripeDouble.StartAsync(), notifications, others);
    }

    /// <summary>The till of a provider.</summary>
    public ITill Till(string provider) => Tills.Single(till => till.Provider == provider);

    /// <summary>Has both providers of replies fail from here on.</summary>
    public void Break(int status) => Array.ForEach(Models, model => SimulatorOf(model).Faults.Set(new Fault(FaultMode.Error, status), times: 0));

    /// <summary>All of them work.</summary>
    public void Mend() => Array.ForEach(Models, model => SimulatorOf(model).Faults.Set(Fault.None, times: 0));

    public async ValueTask DisposeAsync()
    {
        await simulators.DisposeAsync();
        await tray.DisposeAsync();
        await stripe.DisposeAsync();
    }

    private Simulator SimulatorOf(string name) => simulators.Services.GetRequiredKeyedService<Simulator>(name);

    private string AddressOf(string path) => new Uri(simulators.Address, $"/_sim/{path}").AbsoluteUri;
}

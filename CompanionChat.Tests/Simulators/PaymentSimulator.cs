using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CompanionChat.Domain.Payments;
using CompanionChat.LocalHost.Simulators;
using CompanionChat.LocalHost.Simulators.Books;
using CompanionChat.Tests.Adapters;
using CompanionChat.Tests.Infrastructure;
using CompanionChat.Tests.Simulators.Webhooks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace CompanionChat.Tests.Simulators;

/// <summary>A payment provider's simulator on a real Kestrel, the app's own adapter in front of it, and a receiver of what it tells.</summary>
public sealed class PaymentSimulator : IAsyncDisposable
{
    private readonly LoopbackServer server;
    private readonly ServiceProvider app;
    private readonly HttpClient http;

    private PaymentSimulator(WebhookReceiver receiver, LoopbackServer server, ServiceProvider app)
    {
        (Receiver, this.server, this.app) = (receiver, server, app);
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server.Address };
    }

    public WebhookReceiver Receiver { get; }

    public IPaymentProvider Payments => app.GetRequiredService<IPaymentProvider>();

    /// <param name="settings">Point the adapter at an address of the simulators.</param>
    /// <param name="add">Registers the adapter.</param>
    public static async Task<PaymentSimulator> StartAsync(
        Func<Uri, Dictionary<string, string?>> settings, Action<IServiceCollection, IConfiguration> add)
    {
        var receiver = await WebhookReceiver.StartAsync();
        var simulators = await LoopbackServer.StartAsync(
            routes => routes.MapSimulators(), services => services.AddSimulators(new SimulatorHome(receiver.Address, Folder: null)));
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IHostEnvironment>(new Development());
        add(services, new ConfigurationBuilder().AddInMemoryCollection(settings(simulators.Address)).Build());
        return new PaymentSimulator(receiver, simulators, services.BuildServiceProvider());
    }

    /// <summary>An order that notifications about go to the receiver.</summary>
    public Order NewOrder(PaymentProvider by)
    {
        var order = PaymentBench.NewOrder(by);
        return order with { Id = OrderId.From(TimeProvider.System.GetUtcNow(), [1, 2, 3, 4, 5, 6, 7, 8]), Site = Receiver.Address.GetLeftPart(UriPartial.Authority) };
    }

    public async Task<Order> OpenAsync(PaymentProvider by)
    {
        var order = NewOrder(by);
        var opened = await Payments.OpenAsync(PaymentBench.User, order, CancellationToken.None);
        return order with { SessionId = opened.SessionId, CheckoutUrl = opened.CheckoutUrl.AbsoluteUri, ExpiresAt = opened.ExpiresAt };
    }

    public async Task<PaymentReport> ReadAsync(Order order) => (await Payments.ReadAsync(order, order.SessionId!, CancellationToken.None))!;

    public async Task<HttpStatusCode> PostAsync(string path, object? body = null)
    {
        using var response = await http.PostAsync(new Uri(path, UriKind.Relative), body is null ? null : JsonContent.Create(body));
        return response.StatusCode;
    }

    public async Task<Uri?> PressAsync(string path)
    {
        using var response = await http.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return response.Headers.Location;
    }

    public Task<string> PageAsync(Order order) => http.GetStringAsync(new Uri(new Uri(order.CheckoutUrl!).PathAndQuery, UriKind.Relative));

    public async Task<int> CallsAsync(string simulator) => (int)(await http.GetFromJsonAsync<JsonObject>($"/_sim/{simulator}/requests"))!["count"]!;

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
        await server.DisposeAsync();
        await Receiver.DisposeAsync();
    }

    private sealed class Development : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Development";

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}

using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CompanionChat.LocalHost.Simulators;
using CompanionChat.LocalHost.Simulators.Books;
using CompanionChat.LocalHost.Simulators.Stripe;
using CompanionChat.Tests.Infrastructure;
using CompanionChat.Tests.Simulators.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.Tests.Simulators.Stripe;

/// <summary>The simulated Stripe on a real Kestrel, on a clock that the test moves, and the app that it tells of its events.</summary>
public sealed class StripeServer : IAsyncDisposable
{
    public const string Key = "sk_test_of_the_tests";
    public const string Secret = "whsec_new";
    public const string OldSecret = "whsec_old";

    private readonly LoopbackServer server;
    private readonly WebhookReceiver? own;

    private StripeServer(LoopbackServer server, ManualTimeProvider clock, WebhookReceiver app, WebhookReceiver? own)
    {
        (this.server, this.own, Clock, App) = (server, own, clock, app);
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { BaseAddress = server.Address };
    }

    public ManualTimeProvider Clock { get; }

    /// <summary>Where the events arrive.</summary>
    public WebhookReceiver App { get; }

    /// <summary>Follows no redirects.</summary>
    public HttpClient Http { get; }

    /// <summary>What opens a session of 9.99 EUR.</summary>
    public static IReadOnlyDictionary<string, string> Order { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["mode"] = "payment",
        ["line_items[0][quantity]"] = "1",
        ["line_items[0][price_data][currency]"] = "eur",
        ["line_items[0][price_data][unit_amount]"] = "999",
        ["line_items[0][price_data][product_data][name]"] = "Premium – für 30 Tage",
        ["success_url"] = "https://app.example/paid?session_id={CHECKOUT_SESSION_ID}",
        ["cancel_url"] = "https://app.example/shop",
        ["client_reference_id"] = "order-1",
        ["metadata[order]"] = "order-1",
        ["payment_intent_data[metadata][user]"] = "local~ada",
    };

    /// <param name="folder">Where it keeps its books; null: nowhere.</param>
    /// <param name="app">An app that outlives it; null: one of its own.</param>
    public static async Task<StripeServer> StartAsync(string? folder = null, WebhookReceiver? app = null)
    {
        var (clock, own) = (new ManualTimeProvider(), app is null ? await WebhookReceiver.StartAsync() : null);
        var home = new SimulatorHome((app ?? own!).Address, folder);
        var started = await LoopbackServer.StartAsync(
            routes => routes.MapSimulators(),
            services => services.AddSingleton<TimeProvider>(clock).AddSingleton(new StripeKeys(Key, [Secret, OldSecret])).AddSimulators(home));
        return new StripeServer(started, clock, app ?? own!, own);
    }

    /// <summary>An order with some parameters changed; null takes one out.</summary>
    public static Dictionary<string, string> OrderWith(params (string Name, string? Value)[] changes)
    {
        var order = new Dictionary<string, string>(Order, StringComparer.Ordinal);
        foreach (var (name, value) in changes)
        {
            order.Remove(name);
            if (value is not null)
            {
                order[name] = value;
            }
        }

        return order;
    }

    public async Task<StripeReply> PostAsync(
        string path, IReadOnlyDictionary<string, string>? form = null, string? idempotencyKey = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/_sim/stripe{path}") { Content = new FormUrlEncodedContent(form ?? new Dictionary<string, string>(StringComparer.Ordinal)) };
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        Array.ForEach(headers, header => request.Headers.Add(header.Name, header.Value));
        return await SendAsync(request);
    }

    public async Task<StripeReply> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/_sim/stripe{path}");
        return await SendAsync(request);
    }

    /// <summary>Opens a session.</summary>
    public async Task<JsonObject> OpenAsync(params (string Name, string? Value)[] changes)
    {
        var reply = await PostAsync("/v1/checkout/sessions", OrderWith(changes));
        Assert.Equal(200, reply.Status);
        return reply.Body;
    }

    /// <summary>Opens a session and pays it; its event is taken.</summary>
    public async Task<string> PaidAsync()
    {
        var id = (string)(await OpenAsync())["id"]!;
        await ActAsync(id, "pay");
        Assert.Equal("checkout.session.completed", (string)(await NextEventAsync())["type"]!);
        return id;
    }

    /// <summary>Makes something happen to a session.</summary>
    public async Task<JsonObject> ActAsync(string id, string action, object? body = null)
    {
        using var response = await Http.PostAsync($"/_sim/stripe/sessions/{id}/{action}", body is null ? null : JsonContent.Create(body));
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    /// <summary>The event that arrives next, however often it is tried.</summary>
    public async Task<JsonObject> NextEventAsync() => JsonNode.Parse((await NextAsync()).Body)!.AsObject();

    public Task<WebhookReceiver.Received> NextAsync() => Clock.RunAsync(App.NextAsync(), TimeSpan.FromSeconds(10));

    public async Task TurnAsync(string dial, object setting)
    {
        using var response = await Http.PostAsJsonAsync($"/_sim/stripe/{dial}", setting);
        Assert.Equal(204, (int)response.StatusCode);
    }

    public Task<HttpResponseMessage> PressAsync(JsonObject session, string action) =>
        Http.PostAsync((string)session["url"]!, new StringContent($"action={action}", Encoding.UTF8, "application/x-www-form-urlencoded"));

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await server.DisposeAsync();
        if (own is not null)
        {
            await own.DisposeAsync();
        }
    }

    private async Task<StripeReply> SendAsync(HttpRequestMessage request)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        using var response = await Http.SendAsync(request);
        return await StripeReply.ReadAsync(response);
    }
}

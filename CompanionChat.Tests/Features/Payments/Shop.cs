using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CompanionChat.Tests.Features.Payments;

/// <summary>The app beside a Stripe that the test holds in its hands.</summary>
public sealed class Shop : IAsyncDisposable
{
    public const string Premium = "premium-30";
    public const string Tokens = "tokens-100";

    private Shop(AppHost host, StripeDouble stripe, CapturedLog log) => (Host, Stripe, Log) = (host, stripe, log);

    public AppHost Host { get; }

    public StripeDouble Stripe { get; }

    public CapturedLog Log { get; }

    public static async Task<Shop> OpenAsync(Action<WebApplicationBuilder>? configure = null, Action<Dictionary<string, string?>>? settings = null)
    {
        var stripe = await StripeDouble.StartAsync();
        var log = new CapturedLog();
        var host = await AppHost.StartAsync(
            values =>
            {
                foreach (var (name, value) in stripe.Settings)
                {
                    values[name] = value;
                }

                settings?.Invoke(values);
            },
            builder =>
            {
                builder.Services.AddSingleton<ILoggerProvider>(log);
                configure?.Invoke(builder);
            });
        return new Shop(host, stripe, log);
    }

    /// <summary>Opens a checkout; answers our order's id and Stripe's session.</summary>
    public async Task<(string OrderId, StripeSession Session)> CheckOutAsync(Visitor visitor, string plan)
    {
        var answer = (await visitor.PostAsync("/api/checkout", new { planId = plan })).Expect(HttpStatusCode.Created);
        return (answer["sessionId"], Stripe.SessionOf(answer["sessionId"]));
    }

    /// <summary>Buys and pays; answers our order's id and Stripe's session.</summary>
    public async Task<(string OrderId, StripeSession Session)> BuyAsync(Visitor visitor, string plan)
    {
        var (order, session) = await CheckOutAsync(visitor, plan);
        session.Pay();
        (await TellAsync("checkout.session.completed", session.Show())).Expect(HttpStatusCode.OK);
        return (order, session);
    }

    /// <summary>Delivers an event as Stripe does.</summary>
    public Task<Answer> TellAsync(string type, JsonObject about)
    {
        var (payload, signature) = StripeDouble.Sign(type, about);
        return DeliverAsync(payload, signature);
    }

    /// <summary>Delivers any bytes.</summary>
    public Task<Answer> DeliverAsync(string payload, string? signature) => DeliverAsync(Encoding.UTF8.GetBytes(payload), signature);

    /// <summary>Delivers any bytes.</summary>
    public Task<Answer> DeliverAsync(byte[] payload, string? signature)
    {
        var content = new ByteArrayContent(payload);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        return Visitor.Anonymous(Host.Http).SendAsync(
            HttpMethod.Post, "/api/webhooks/stripe", content, null, signature is null ? [] : [("Stripe-Signature", signature)]);
    }

    /// <summary>What the success page shows.</summary>
    public static async Task<string> StatusAsync(Visitor visitor, string order) =>
        (await visitor.GetAsync($"/api/checkout/{order}")).Expect(HttpStatusCode.OK)["status"];

    /// <summary>What a visitor has.</summary>
    public static async Task<(bool Premium, long Tokens)> HasAsync(Visitor visitor)
    {
        var me = (await visitor.GetAsync("/api/me")).Expect(HttpStatusCode.OK).Body;
        return (me.GetProperty("premiumActive").GetBoolean(), me.GetProperty("tokens").GetInt64());
    }

    /// <summary>The visitor's rows, as text that changes with any of them.</summary>
    public async Task<string> BooksAsync(Visitor visitor) =>
        JsonSerializer.Serialize((await Host.RowsAsync(visitor)).Select(row => new { row.RowKey, ETag = row.ETag.ToString() }));

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Stripe.DisposeAsync();
    }
}

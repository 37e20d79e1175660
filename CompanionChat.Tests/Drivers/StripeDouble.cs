using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CompanionChat.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CompanionChat.Tests.Drivers;

/// <summary>
/// Stripe's side of the books, in the test's hands: it opens, shows and expires sessions, counts what it is asked, fails when it is told to, and signs
/// whatever event the test makes up, also those that the real one and its simulator would never send.
/// </summary>
public sealed class StripeDouble : IAsyncDisposable
{
    public const string Secret = "whsec_new_secret";
    public const string OldSecret = "whsec_old_secret";

    private readonly ConcurrentDictionary<string, StripeSession> sessions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, StripeSession> byKey = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<int> failures = new();
    private readonly ConcurrentDictionary<string, int> failed = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> calls = new();
    private LoopbackServer? server;

    private StripeDouble()
    {
    }

    /// <summary>What it was asked, as <c>POST /v1/checkout/sessions</c>.</summary>
    public IReadOnlyList<string> Calls => [.. calls];

    /// <summary>All sessions that were opened.</summary>
    public IReadOnlyList<StripeSession> Sessions => [.. sessions.Values];

    /// <summary>The app's settings.</summary>
    public (string Name, string Value)[] Settings =>
    [
        ("STRIPE_SECRET_KEY", "sk_test_double"),
        ("STRIPE_WEBHOOK_SECRET", $"{Secret},{OldSecret}"),
        ("STRIPE_API_BASE", $"{server!.Address}".TrimEnd('/')),
    ];

    public static async Task<StripeDouble> StartAsync()
    {
        var stripe = new StripeDouble();
        stripe.server = await LoopbackServer.StartAsync(stripe.Map);
        return stripe;
    }

    /// <summary>The next so many calls are answered with this status; a server error to a key is repeated for that key.</summary>
    public void Fail(int status, int times = 1)
    {
        for (var i = 0; i < times; i++)
        {
            failures.Enqueue(status);
        }
    }

    /// <summary>The session of an order of ours.</summary>
    public StripeSession SessionOf(string orderId) => sessions.Values.Single(session => session.OrderId == orderId);

    /// <summary>An event with a signature.</summary>
    public static (string Payload, string Signature) Sign(
        string type, JsonObject about, DateTimeOffset? at = null, string secret = Secret, string apiVersion = "2026-07-29.dahlia")
    {
        var payload = new JsonObject
        {
            ["id"] = "evt_" + RandomNumberGenerator.GetHexString(16, lowercase: true),
            ["object"] = "event",
            ["api_version"] = apiVersion,
            ["created"] = (at ?? TimeProvider.System.GetUtcNow()).ToUnixTimeSeconds(),
            ["livemode"] = about["livemode"]?.GetValue<bool>() ?? false,
            ["type"] = type,
            ["data"] = new JsonObject { ["object"] = about.DeepClone() },
        }.ToJsonString();
        return (payload, Header(payload, at ?? TimeProvider.System.GetUtcNow(), secret));
    }

    /// <summary>The header <c>Stripe-Signature</c>: https://docs.stripe.com/webhooks/signature.</summary>
    public static string Header(string payload, DateTimeOffset at, params string[] secrets)
    {
        var time = at.ToUnixTimeSeconds();
        var signatures = secrets.Select(secret => "v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{payload}"))));
        return $"t={time},{string.Join(',', signatures)}";
    }

    public ValueTask DisposeAsync() => server!.DisposeAsync();

    private void Map(WebApplication app)
    {
        app.Use(async (http, next) =>
        {
            calls.Enqueue($"{http.Request.Method} {http.Request.Path}");
            var key = $"{http.Request.Headers["Idempotency-Key"]}";
            if (failed.TryGetValue(key, out var status) || failures.TryDequeue(out status))
            {
                // A server error is Stripe's answer to this key from then on (https://docs.stripe.com/api/idempotent_requests).
                if (key.Length > 0 && status >= StatusCodes.Status500InternalServerError)
                {
                    failed[key] = status;
                }

                http.Response.StatusCode = status;
                await http.Response.WriteAsJsonAsync(new { error = new { type = "api_error", message = "down" } });
                return;
            }

            await next();
        });
        app.MapPost("/v1/checkout/sessions", async (HttpRequest request) => Show(await OpenAsync(request)));
        app.MapGet("/v1/checkout/sessions/{id}", (string id) => Show(sessions.GetValueOrDefault(id)));
        app.MapPost("/v1/checkout/sessions/{id}/expire", (string id) => Expire(id));
        app.MapGet("/v1/charges/{id}", (string id) => Show(sessions.Values.FirstOrDefault(session => $"ch_{session.Id}" == id)?.Charge(0)));
        app.MapGet("/v1/payment_intents/{id}", (string id) => Show(sessions.Values.FirstOrDefault(session => session.PaymentIntent == id)?.PaymentIntentObject()));
        app.MapFallback(() => Show((JsonObject?)null));
    }

    private async Task<StripeSession> OpenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var session = byKey.GetOrAdd($"{request.Headers["Idempotency-Key"]}", _ => StripeSession.Of(form, server!.Address));
        return sessions.GetOrAdd(session.Id, session);
    }

    private IResult Expire(string id)
    {
        if (sessions.GetValueOrDefault(id) is not { Status: "open" } session)
        {
            return Results.Json(new { error = new { type = "invalid_request_error", message = "not open" } }, statusCode: 400);
        }

        session.Status = "expired";
        return Show(session);
    }

    private static IResult Show(StripeSession? session) => Show(session?.Show());

    private static IResult Show(JsonObject? thing) => thing is null
        ? Results.Json(new { error = new { type = "invalid_request_error", code = "resource_missing" } }, statusCode: 404)
        : Results.Content(thing.ToJsonString(), "application/json");
}

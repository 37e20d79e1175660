using System.Text.Json.Nodes;

namespace CompanionChat.Tests.Simulators.Stripe;

/// <summary>Stripe's own library talks with the simulator, and finds what it expects of Stripe.</summary>
public sealed class StripeLibraryTests
{
    // The library knows no base path, so the connection adds it.
    private const string Client = """
        const connection = Stripe.createNodeHttpClient();
        const real = connection.makeRequest.bind(connection);
        connection.makeRequest = (host, port, path, ...rest) => real(host, port, `/_sim/stripe${path}`, ...rest);
        const stripe = new Stripe(input.key, { host: input.host, port: input.port, protocol: "http", httpClient: connection, maxNetworkRetries: 0, telemetry: false });
        const order = {
          mode: "payment",
          line_items: [{ quantity: 2, price_data: { currency: "eur", unit_amount: 500, product_data: { name: "Tokens" } } }],
          success_url: "https://app.example/paid?session_id={CHECKOUT_SESSION_ID}",
          metadata: { order: "o" },
          payment_intent_data: { metadata: { order: "o" } },
          adaptive_pricing: { enabled: false },
        };
        const failure = async (work) => { try { await work(); return null; } catch (error) { return `${error.type} ${error.statusCode} ${error.code}`; } };

        """;

    [Fact]
    public async Task It_opens_reads_lists_and_expires_sessions()
    {
        await using var stripe = await StripeServer.StartAsync();

        var result = await RunAsync(stripe, """
            const made = await stripe.checkout.sessions.create(order, { idempotencyKey: "key" });
            const again = await stripe.checkout.sessions.create(order, { idempotencyKey: "key" });
            const read = await stripe.checkout.sessions.retrieve(made.id, { expand: ["payment_intent.latest_charge"] });
            const expired = await stripe.checkout.sessions.expire(made.id);
            const listed = await stripe.checkout.sessions.list({ limit: 3 });
            tell({ same: made.id === again.id, total: read.amount_total, intent: read.payment_intent, status: expired.status, listed: listed.data.length });
            """);

        Assert.Equal("""{"same":true,"total":1000,"intent":null,"status":"expired","listed":1}""", result.ToJsonString());
    }

    [Fact]
    public async Task It_reads_refunds_and_lists_payments()
    {
        await using var stripe = await StripeServer.StartAsync();
        var id = await stripe.PaidAsync();
        await stripe.ActAsync(id, "refund", new { amount = 9 });

        var result = await RunAsync(stripe, $$"""
            const session = await stripe.checkout.sessions.retrieve("{{id}}", { expand: ["payment_intent", "payment_intent.latest_charge"] });
            const refund = await stripe.refunds.create({ payment_intent: session.payment_intent.id, amount: 90 });
            const charge = await stripe.charges.retrieve(refund.charge);
            const disputes = await stripe.disputes.list({ charge: charge.id });
            const events = await stripe.events.list({ type: "charge.refunded" });
            tell({ before: session.payment_intent.latest_charge.amount_refunded, after: charge.amount_refunded, disputes: disputes.data.length, events: events.data.length });
            """);

        Assert.Equal("""{"before":9,"after":99,"disputes":0,"events":2}""", result.ToJsonString());
    }

    [Fact]
    public async Task It_knows_the_errors()
    {
        await using var stripe = await StripeServer.StartAsync();

        var result = await RunAsync(stripe, """
            await stripe.checkout.sessions.create(order, { idempotencyKey: "key" });
            tell([
              await failure(() => stripe.checkout.sessions.retrieve("cs_test_none")),
              await failure(() => stripe.checkout.sessions.create({ ...order, mode: undefined })),
              await failure(() => stripe.checkout.sessions.create({ ...order, metadata: {} }, { idempotencyKey: "key" })),
              await failure(() => stripe.checkout.sessions.list({}, { apiKey: "sk_test_wrong" })),
            ]);
            """);

        Assert.Equal(
            ["StripeInvalidRequestError 404 resource_missing", "StripeInvalidRequestError 400 parameter_missing", "StripeIdempotencyError 400 undefined", "StripeAuthenticationError 401 undefined"],
            result.AsArray().Select(error => (string)error!),
            StringComparer.Ordinal);
    }

    private static Task<JsonNode> RunAsync(StripeServer stripe, string script) => StripeNode.RunAsync(
        Client + script,
        new JsonObject { ["key"] = StripeServer.Key, ["host"] = stripe.Http.BaseAddress!.Host, ["port"] = stripe.Http.BaseAddress.Port },
        stripe.Clock.GetUtcNow());
}

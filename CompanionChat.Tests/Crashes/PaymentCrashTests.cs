using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CompanionChat.Tests.Drivers;
using Xunit.Abstractions;

namespace CompanionChat.Tests.Crashes;

/// <summary>
/// The host is killed at each request to storage that opening a checkout, a payment, a refund and the success page take, before the request and after it;
/// then it is started again, the buyer asks once more or Stripe delivers once more, and the books are right.
/// </summary>
public sealed class PaymentCrashTests(ITestOutputHelper output) : IAsyncLifetime
{
    private StripeDouble? stripe;

    private StripeDouble Stripe => stripe!;

    public async Task InitializeAsync() => stripe = await StripeDouble.StartAsync();

    public async Task DisposeAsync() => await Stripe.DisposeAsync();

    [Fact]
    public Task A_host_killed_while_it_opens_a_checkout_opens_one() => RunAsync(
        "checkout",
        (_, _) => Task.FromResult(""),
        (host, visitor, _) => visitor.PostAsync("/api/checkout", new { planId = "tokens-100" }, "key"),
        (visitor, rows) => Task.FromResult(
            $"{rows.Count(row => row.StartsWith("order~", StringComparison.Ordinal))} order, {Stripe.Sessions.Count(session => session.Metadata["user_key"] == visitor.Key.Value)} session"),
        "1 order, 1 session");

    [Fact]
    public Task A_host_killed_while_it_hears_of_a_payment_credits_it_once() => RunAsync(
        "payment",
        CheckedOutAsync,
        (host, _, order) => TellAsync(host, "checkout.session.completed", Stripe.SessionOf(order).Show()),
        TokensAsync,
        "100 tokens");

    [Fact]
    public Task A_host_killed_while_the_success_page_asks_credits_it_once() => RunAsync(
        "success page", CheckedOutAsync, (_, visitor, order) => visitor.GetAsync($"/api/checkout/{order}"), TokensAsync, "100 tokens");

    [Fact]
    public Task A_host_killed_while_it_hears_of_a_refund_takes_back_once() => RunAsync(
        "refund",
        async (host, visitor) =>
        {
            var order = await CheckedOutAsync(host, visitor);
            (await visitor.GetAsync($"/api/checkout/{order}")).Expect(HttpStatusCode.OK);
            return order;
        },
        (host, _, order) => TellAsync(host, "charge.refunded", Stripe.SessionOf(order).Charge(166)),
        TokensAsync,
        "67 tokens");

    private Task RunAsync(
        string what,
        Func<MortalHost, Visitor, Task<string>> prepare,
        Func<MortalHost, Visitor, string, Task<Answer>> act,
        Func<Visitor, IReadOnlyList<string>, Task<string>> read,
        string expected) =>
        new DeathAtEachRequest(output, Stripe.Settings).RunAsync(
            what,
            prepare,
            act,
            async (host, visitor, _, _) => await read(visitor, [.. (await host.RowsAsync(visitor)).Select(row => row.RowKey)]),
            expected);

    private async Task<string> CheckedOutAsync(MortalHost host, Visitor visitor)
    {
        var order = (await visitor.PostAsync("/api/checkout", new { planId = "tokens-100" })).Expect(HttpStatusCode.Created)["sessionId"];
        Stripe.SessionOf(order).Pay();
        return order;
    }

    private static async Task<string> TokensAsync(Visitor visitor, IReadOnlyList<string> rows) =>
        $"{(await visitor.GetAsync("/api/me"))["tokens"]} tokens{(rows.Any(row => row.StartsWith("open~", StringComparison.Ordinal)) ? ", still open" : "")}";

    private static Task<Answer> TellAsync(MortalHost host, string type, JsonObject about)
    {
        var (payload, signature) = StripeDouble.Sign(type, about);
        return Visitor.Anonymous(host.Http).SendAsync(
            HttpMethod.Post, "/api/webhooks/stripe", new StringContent(payload, Encoding.UTF8, "application/json"), null, ("Stripe-Signature", signature));
    }
}

using System.Collections.Concurrent;
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
    private const int Lanes = 4;
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

    private async Task RunAsync(
        string what,
        Func<MortalHost, Visitor, Task<string>> prepare,
        Func<MortalHost, Visitor, string, Task<Answer>> act,
        Func<Visitor, IReadOnlyList<string>, Task<string>> read,
        string expected)
    {
        var cells = new ConcurrentQueue<(int Request, string When)>();
        await using (var host = await MortalHost.StartAsync(Stripe.Settings))
        {
            var visitor = await Visitor.SignInAsync(host.Http);
            var prepared = await prepare(host, visitor);
            await host.TakeStorageCountAsync();
            await act(host, visitor, prepared);
            var requests = await host.TakeStorageCountAsync();
            foreach (var request in Enumerable.Range(1, requests))
            {
                cells.Enqueue((request, "before"));
                cells.Enqueue((request, "after"));
            }
        }

        output.WriteLine($"{what}: {cells.Count} cells.");
        var failures = new ConcurrentBag<string>();
        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(async _ =>
        {
            await using var host = await MortalHost.StartAsync(Stripe.Settings);
            while (cells.TryDequeue(out var cell))
            {
                var visitor = await Visitor.SignInAsync(host.Http);
                var prepared = await prepare(host, visitor);
                await host.DieAtAsync(cell.Request, cell.When);
                await DieAsync(() => act(host, visitor, prepared));
                await host.DiesAsync();
                await host.StartAgainAsync();

                var again = await act(host, visitor, prepared);
                var found = await read(visitor, [.. (await host.RowsAsync(visitor)).Select(row => row.RowKey)]);
                if (again.Status is not (HttpStatusCode.OK or HttpStatusCode.Created) || found != expected)
                {
                    failures.Add($"{what}, killed {cell.When} request {cell.Request}: {again.Status}, {found}\n{host.Output}");
                }
            }
        }));
        Assert.True(failures.IsEmpty, string.Join("\n\n", failures));
    }

    private async Task<string> CheckedOutAsync(MortalHost host, Visitor visitor)
    {
        var order = (await visitor.PostAsync("/api/checkout", new { planId = "tokens-100" })).Expect(HttpStatusCode.Created)["sessionId"];
        Stripe.SessionOf(order).Pay();
        return order;
    }

    private static async Task DieAsync(Func<Task<Answer>> act)
    {
        try
        {
            await act();
        }
        catch (HttpRequestException)
        {
            // The host is dead; what it did is not known.
        }
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

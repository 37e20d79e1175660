using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CompanionChat.Soak.Checks;
using CompanionChat.Soak.People;

namespace CompanionChat.Soak.World;

/// <summary>The simulated payment providers: what a payer or a bank does there, and what their own books say.</summary>
internal sealed class Tills(HttpClient http)
{
    /// <summary>Their names.</summary>
    public static readonly IReadOnlyList<string> Providers = ["stripe", "coingate", "upgate"];

    private const int Cents = 100;

    /// <summary>Makes something happen: <c>pay</c>, <c>pay later</c>, then <c>settle</c>, <c>fail</c>, <c>refund</c>, <c>refund half</c>, <c>dispute</c>, <c>win</c>, <c>lose</c>.</summary>
    /// <returns>Whether the provider said that it happened. It may have happened although it did not say so.</returns>
    public async Task<bool> ActAsync(Purchase purchase, string action, CancellationToken cancellationToken)
    {
        if (PathOf(purchase, action) is not { } path)
        {
            return false;
        }

        var half = action is "refund half" ? (purchase.Provider is "stripe" ? """{"amount":250}""" : """{"amount":2.5}""") : "";
        try
        {
            using var body = new StringContent(half, Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync(new Uri(path, UriKind.Relative), body, cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception lost) when (lost is HttpRequestException || (lost is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    /// <summary>What the provider's books say of a purchase.</summary>
    /// <exception cref="HttpRequestException">The books could not be read.</exception>
    public Task<TillEntry> ReadAsync(Purchase purchase, CancellationToken cancellationToken) => purchase.Provider switch
    {
        "stripe" => ReadStripeAsync(purchase, cancellationToken),
        "coingate" => ReadCoinGateAsync(purchase, cancellationToken),
        _ => ReadUpgateAsync(purchase, cancellationToken),
    };

    /// <summary>How many notices of all providers have not arrived yet.</summary>
    public async Task<int> PendingNoticesAsync(CancellationToken cancellationToken)
    {
        var pending = 0;
        foreach (var provider in Providers)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/_sim/{provider}/webhooks");
            pending += (await AskAsync(request, cancellationToken)).GetProperty("pending").GetArrayLength();
        }

        return pending;
    }

    private static string? PathOf(Purchase purchase, string action) => (purchase.Provider, action) switch
    {
        ("stripe", "pay") => Stripe(purchase, "pay"),
        ("stripe", "pay later") => Stripe(purchase, "pay-later"),
        ("stripe", "settle") => Stripe(purchase, "settle"),
        ("stripe", "fail") => Stripe(purchase, "fail"),
        ("stripe", "refund" or "refund half") => Stripe(purchase, "refund"),
        ("stripe", "dispute") => Stripe(purchase, "dispute"),
        ("stripe", "win") => Stripe(purchase, "dispute/won"),
        ("stripe", "lose") => Stripe(purchase, "dispute/lost"),
        ("coingate", "pay" or "settle") => CoinGate(purchase, "pay"),
        ("coingate", "pay later") => CoinGate(purchase, "confirming"),
        ("coingate", "fail") => CoinGate(purchase, "cancel"),
        ("coingate", "refund" or "refund half") => CoinGate(purchase, "refund"),
        ("upgate", "pay" or "settle") => Upgate(purchase, "pay"),
        ("upgate", "pay later") => Upgate(purchase, "pending"),
        ("upgate", "fail") => Upgate(purchase, "decline"),
        ("upgate", "refund" or "refund half") => Upgate(purchase, "refund"),
        ("upgate", "dispute") => Upgate(purchase, "chargeback"),
        ("upgate", "win") => Upgate(purchase, "chargeback-reversal"),
        _ => null,
    };

    private static string Stripe(Purchase purchase, string action) => $"/_sim/stripe/sessions/{purchase.PaymentId}/{action}";

    private static string CoinGate(Purchase purchase, string action) => $"/_sim/coingate/orders/{purchase.PaymentId}/{action}";

    private static string Upgate(Purchase purchase, string action) => $"/_sim/upgate/payments/{purchase.PaymentId}/{action}";

    private static long InCents(JsonElement amount) => (long)(decimal.Parse(amount.GetString()!, CultureInfo.InvariantCulture) * Cents);

    private async Task<TillEntry> ReadStripeAsync(Purchase purchase, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/_sim/stripe/sessions/{purchase.PaymentId}");
        var session = await AskAsync(request, cancellationToken);
        var amount = session.GetProperty("amount").GetInt64();
        var isDisputed = session.GetProperty("dispute").GetString() is "needs_response" or "lost";
        return session.GetProperty("paymentStatus").GetString() is "paid"
            ? new TillEntry(purchase.OrderId, amount, isDisputed ? amount : session.GetProperty("amountRefunded").GetInt64())
            : new TillEntry(purchase.OrderId, 0, 0);
    }

    private async Task<TillEntry> ReadCoinGateAsync(Purchase purchase, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/_sim/coingate/orders/{purchase.PaymentId}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Token", "simulated");
        var order = await AskAsync(request, cancellationToken);
        var refunded = order.GetProperty("refunds").EnumerateArray().Sum(refund => InCents(refund.GetProperty("request_amount")));
        return order.GetProperty("status").GetString() is "paid" or "partially_refunded" or "refunded"
            ? new TillEntry(purchase.OrderId, InCents(order.GetProperty("price_amount")), refunded)
            : new TillEntry(purchase.OrderId, 0, 0);
    }

    // Who leaves the page changes nothing, and is shown the payment's transactions.
    private async Task<TillEntry> ReadUpgateAsync(Purchase purchase, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Upgate(purchase, "cancel"));
        var done = (await AskAsync(request, cancellationToken)).EnumerateArray()
            .Where(transaction => transaction.GetProperty("transaction_status").GetString() is "SUCCESS").ToList();
        var (paid, refunded) = (Sum(done, "SALE"), Sum(done, "REFUND"));
        var disputed = Sum(done, "CHARGEBACK") - Sum(done, "CHARGEBACK_REVERSAL");
        return new TillEntry(purchase.OrderId, paid, Math.Min(paid, refunded + Math.Max(0, disputed)));
    }

    private static long Sum(IEnumerable<JsonElement> transactions, string type) => transactions
        .Where(transaction => string.Equals(transaction.GetProperty("transaction_type").GetString(), type, StringComparison.Ordinal))
        .Sum(transaction => InCents(transaction.GetProperty("transaction_amount")));

    private async Task<JsonElement> AskAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var answer = await http.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
        return JsonElement.Parse(await answer.Content.ReadAsByteArrayAsync(cancellationToken));
    }
}

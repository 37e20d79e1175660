using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CompanionChat.LocalHost.Simulators.Books;
using CompanionChat.LocalHost.Simulators.Webhooks;

namespace CompanionChat.LocalHost.Simulators.Upgate;

/// <summary>Keeps checkouts and their transactions, and makes happen what in life a buyer, a bank or a merchant does. Each transaction is told of.</summary>
internal sealed class UpgateLedger(SimulatorBooks books, WebhookDelivery webhooks, SimulatorHome home, TimeProvider clock)
{
    private const string LastId = "last/id";

    /// <summary>How long a checkout lasts is not documented; this is long enough to try it.</summary>
    private static readonly TimeSpan TimeToPay = TimeSpan.FromHours(1);

    /// <summary>Opens a checkout; null where the idempotency key was used before.</summary>
    public SimulatedCheckout? Open(NewCheckout asked, string idempotencyKey) => books.Change(change =>
    {
        if (idempotencyKey.Length > 0)
        {
            if (change.Get<string>($"key/{idempotencyKey}") is not null)
            {
                return null;
            }

            change.Put($"key/{idempotencyKey}", "used");
        }

        var id = RandomNumberGenerator.GetHexString(13);
        var now = clock.GetUtcNow();
        var checkout = new SimulatedCheckout
        {
            Id = id,
            PaymentId = RandomNumberGenerator.GetHexString(13),
            MerchantPaymentId = asked.PaymentData!.MerchantPaymentId!,
            MerchantCustomerId = asked.Customer!.MerchantCustomerId!,
            Amount = asked.PaymentData.Amount,
            CurrencyCode = asked.PaymentData.CurrencyCode!,
            Name = asked.Products![0].Name!,
            SuccessUrl = asked.Callback!.SuccessUrl!,
            FailureUrl = asked.Callback.FailureUrl!,
            RedirectUrl = new Uri(home.App, $"/_sim/{UpgateServices.SimulatorName}/pay/{id}").AbsoluteUri,
            CreatedAt = now,
            ExpiresAt = now + TimeToPay,
        };
        change.Put(SimulatedCheckout.Key(id), checkout);
        return checkout;
    });

    /// <summary>One checkout; null for none.</summary>
    public SimulatedCheckout? Find(string id) => books.Get<SimulatedCheckout>(SimulatedCheckout.Key(id));

    /// <summary>All transactions, the newest first.</summary>
    public IEnumerable<SimulatedTransaction> Transactions() => books.All<SimulatedTransaction>(SimulatedTransaction.Kind);

    /// <summary>The transactions of a checkout, the oldest first.</summary>
    public IReadOnlyList<SimulatedTransaction> Of(SimulatedCheckout checkout) =>
        [.. Transactions().Where(transaction => transaction.CheckoutId.Equals(checkout.Id, StringComparison.Ordinal)).Reverse()];

    /// <summary>Makes something happen: <c>pay</c>, <c>decline</c>, <c>pending</c>, <c>refund</c>, <c>chargeback</c>, <c>chargeback-reversal</c>.</summary>
    /// <param name="id">The checkout.</param>
    /// <param name="action">What; a pending payment ends with <c>pay</c> or <c>decline</c>.</param>
    /// <param name="amount">Of a refund; null: all that is left.</param>
    /// <returns>The checkout; null where there is none, or it cannot happen to it.</returns>
    public SimulatedCheckout? Act(string id, string action, decimal? amount) => books.Change(change =>
    {
        if (change.Get<SimulatedCheckout>(SimulatedCheckout.Key(id)) is not { } checkout || Next(change, checkout, action, amount) is not { } next)
        {
            return null;
        }

        change.Put(next.Key(), next);
        Tell(change, checkout, next);
        return checkout;
    });

    private SimulatedTransaction? Next(BooksChange change, SimulatedCheckout checkout, string action, decimal? amount)
    {
        var known = Of(checkout);
        var pending = known.FirstOrDefault(transaction => transaction.Code == SimulatedTransaction.Pending);
        var isPaid = known.Any(transaction => transaction is { Type: SimulatedTransaction.Sale, IsDone: true });
        var left = checkout.Amount - known.Where(transaction => transaction.Type is SimulatedTransaction.Refund).Sum(transaction => transaction.Amount);
        return action switch
        {
            "pay" when !isPaid => pending is null ? New(SimulatedTransaction.Sale) : pending with { Code = SimulatedTransaction.Success },
            "decline" when !isPaid => pending is null
                ? New(SimulatedTransaction.Sale, code: SimulatedTransaction.Decline)
                : pending with { Code = SimulatedTransaction.Decline },
            "pending" when !isPaid && pending is null => New(SimulatedTransaction.Sale, code: SimulatedTransaction.Pending),
            "refund" when isPaid && left > 0 => New(SimulatedTransaction.Refund, Math.Min(amount ?? left, left)),
            "chargeback" when isPaid => New(SimulatedTransaction.Chargeback),
            "chargeback-reversal" when known.Any(transaction => transaction.Type is SimulatedTransaction.Chargeback) => New(SimulatedTransaction.Reversal),
            _ => null,
        };

        SimulatedTransaction New(string type, decimal? of = null, int code = SimulatedTransaction.Success)
        {
            var number = change.Get<long>(LastId) + 1;
            change.Put(LastId, number);
            return new(string.Create(CultureInfo.InvariantCulture, $"T{number:D12}"), checkout.Id, type, code, clock.GetUtcNow(), of ?? checkout.Amount);
        }
    }

    // Where postbacks go is set in the back office; here it is the app itself.
    private void Tell(BooksChange change, SimulatedCheckout checkout, SimulatedTransaction transaction)
    {
        var body = new JsonObject { ["type"] = "TRANSACTION", ["data"] = transaction.ToJson(checkout) };
        var subject = $"{transaction.Type} {transaction.Id} of {checkout.Id}";
        _ = webhooks.Enqueue(change, new Webhook(subject, new Uri(home.App, "/api/webhooks/upgate"), body.ToJsonString()));
    }
}

using System.Text.Json.Nodes;
using CompanionChat.LocalHost.Simulators.Books;
using CompanionChat.LocalHost.Simulators.Stripe.Ledger;

namespace CompanionChat.LocalHost.Simulators.Stripe;

/// <summary>Makes things happen to sessions that in life a payer, a bank, or somebody at the Dashboard makes happen.</summary>
internal sealed class StripeControls(SimulatorBooks books, StripeCheckout checkout, StripeMoneyBack moneyBack, StripeEvents events)
{
    /// <summary>All sessions, the newest first.</summary>
    public IReadOnlyList<JsonObject> Sessions() => [.. books.All<JsonObject>(StripeObjects.Session).Select(Summary)];

    /// <summary>A session; null where there is none of that id.</summary>
    public JsonObject? Session(string id) => StripeId.Key(id) is { } key && books.Get<JsonObject>(key) is { } found && found.Text("object") is StripeObjects.Session
        ? Summary(found)
        : null;

    /// <summary>Makes something happen.</summary>
    /// <param name="id">The session.</param>
    /// <param name="action">What: <c>pay</c>, <c>pay-later</c>, <c>settle</c>, <c>fail</c>, <c>expire</c>, <c>refund</c>, <c>dispute</c>, <c>dispute/won</c>, <c>dispute/lost</c>.</param>
    /// <param name="amount">Of a refund, in the currency's smallest unit; null: all that is left.</param>
    /// <returns>What became of it; null where there is no such session or action.</returns>
    public StripeStep? Act(string id, string action, long? amount) => books.Change(change =>
    {
        if (StripeId.Key(id) is not { } key || change.Get<JsonObject>(key) is not { } session || session.Text("object") is not StripeObjects.Session)
        {
            return null;
        }

        return action switch
        {
            "pay" => checkout.Pay(change, session),
            "pay-later" => checkout.PayLater(change, session),
            "settle" => checkout.Settle(change, session),
            "fail" => checkout.Fail(change, session),
            "expire" => checkout.Expire(change, session),
            "refund" => WithCharge(change, session, charge => moneyBack.Refund(change, charge, amount)),
            "dispute" => WithCharge(change, session, charge => moneyBack.Open(change, charge)),
            "dispute/won" => WithCharge(change, session, charge => moneyBack.Close(change, charge, won: true)),
            "dispute/lost" => WithCharge(change, session, charge => moneyBack.Close(change, charge, won: false)),
            _ => null,
        };
    });

    /// <summary>Sends an event once more.</summary>
    /// <returns>Whether there is such an event.</returns>
    public bool Resend(string id) => books.Change(change =>
    {
        if (StripeId.Key(id) is not { } key || change.Get<JsonObject>(key) is not { } made || made.Text("object") is not StripeObjects.Event)
        {
            return false;
        }

        _ = events.Send(change, made);
        return true;
    });

    private static StripeStep WithCharge(BooksChange change, JsonObject session, Func<JsonObject, StripeStep> act) =>
        session.Text("payment_intent") is { } intent
        && change.Get<JsonObject>(StripeId.Key(intent)!)?.Text("latest_charge") is { } charge
        && change.Get<JsonObject>(StripeId.Key(charge)!) is { } found
            ? act(found)
            : StripeStep.Refused("Nothing was paid.");

    private JsonObject Summary(JsonObject session)
    {
        var intent = session.Text("payment_intent") is { } id ? books.Get<JsonObject>(StripeId.Key(id)!) : null;
        var charge = intent is null ? null : books.Get<JsonObject>(StripeId.Key(intent.Text("latest_charge")!)!);
        var dispute = charge is not null && books.Get<string>(StripeMoneyBack.DisputeKey(charge)) is { } dp ? books.Get<JsonObject>(StripeId.Key(dp)!) : null;
        return new JsonObject
        {
            ["id"] = session.Text("id"),
            ["status"] = session.Text("status"),
            ["paymentStatus"] = session.Text("payment_status"),
            ["name"] = books.Get<StripeOrder>(StripeOrder.Key(session.Text("id")!))!.Name,
            ["amount"] = session.Number("amount_total"),
            ["currency"] = session.Text("currency"),
            ["clientReferenceId"] = session.Text("client_reference_id"),
            ["metadata"] = session["metadata"]!.DeepClone(),
            ["successUrl"] = session.Text("success_url"),
            ["cancelUrl"] = session.Text("cancel_url"),
            ["url"] = session.Text("url"),
            ["paymentIntent"] = intent?.Text("id"),
            ["payment"] = intent?.Text("status"),
            ["charge"] = charge?.Text("id"),
            ["amountRefunded"] = charge?.Number("amount_refunded") ?? 0,
            ["dispute"] = dispute?.Text("status"),
        };
    }
}

using System.Text.Json.Nodes;
using CompanionChat.LocalHost.Simulators.Books;

namespace CompanionChat.LocalHost.Simulators.Stripe.Ledger;

/// <summary>
/// What can happen to a session: it is paid at once, or by a bank debit that succeeds or fails later, or it expires.
/// Source: https://docs.stripe.com/checkout/fulfillment.
/// </summary>
internal sealed class StripeCheckout(StripeEvents events, TimeProvider clock)
{
    private const string Processing = "processing";

    public StripeStep Pay(BooksChange change, JsonObject session) => Complete(change, session, "succeeded", "paid");

    public StripeStep PayLater(BooksChange change, JsonObject session) => Complete(change, session, Processing, "unpaid");

    /// <summary>The bank debit has succeeded.</summary>
    public StripeStep Settle(BooksChange change, JsonObject session)
    {
        if (UnderWay(change, session) is not var (intent, charge))
        {
            return StripeStep.Refused("No bank debit is under way.");
        }

        intent.With(new JsonObject { ["status"] = "succeeded", ["amount_received"] = intent.Number("amount") });
        charge.With(new JsonObject { ["status"] = "succeeded", ["paid"] = true, ["captured"] = true, ["amount_captured"] = charge.Number("amount") });
        session["payment_status"] = "paid";
        Put(change, session, intent, charge);
        return Done(change, session, "checkout.session.async_payment_succeeded");
    }

    /// <summary>The bank debit has failed.</summary>
    public StripeStep Fail(BooksChange change, JsonObject session)
    {
        if (UnderWay(change, session) is not var (intent, charge))
        {
            return StripeStep.Refused("No bank debit is under way.");
        }

        const string Code = "insufficient_funds";
        const string Message = "The customer's account has insufficient funds to cover this payment.";
        var error = new JsonObject { ["code"] = "payment_intent_payment_attempt_failed", ["decline_code"] = Code, ["message"] = Message, ["type"] = "card_error" };
        intent.With(new JsonObject { ["status"] = "requires_payment_method", ["payment_method"] = null, ["last_payment_error"] = error });
        charge.With(new JsonObject { ["status"] = "failed", ["failure_code"] = Code, ["failure_message"] = Message });
        Put(change, session, intent, charge);
        return Done(change, session, "checkout.session.async_payment_failed");
    }

    public StripeStep Expire(BooksChange change, JsonObject session)
    {
        if (session.Text("status") is not "open")
        {
            return StripeStep.Refused(
                $"Only Checkout Sessions with a status in [\"open\"] can be expired. This Session has a status of {session.Text("status")}.");
        }

        session.With(new JsonObject { ["status"] = "expired", ["url"] = null });
        Put(change, session);
        return Done(change, session, "checkout.session.expired");
    }

    /// <summary>Whether its time is over, though nobody has said so yet.</summary>
    public bool IsOverdue(JsonObject session) =>
        session.Text("status") is "open" && session.Number("expires_at") <= clock.GetUtcNow().ToUnixTimeSeconds();

    private static void Put(BooksChange change, params ReadOnlySpan<JsonObject> objects)
    {
        foreach (var changed in objects)
        {
            change.Put(StripeId.Key(changed.Text("id")!)!, changed);
        }
    }

    private static (JsonObject Intent, JsonObject Charge)? UnderWay(BooksChange change, JsonObject session) =>
        session.Text("payment_intent") is { } id
        && change.Get<JsonObject>(StripeId.Key(id)!) is { } intent && intent.Text("status") is Processing
        && change.Get<JsonObject>(StripeId.Key(intent.Text("latest_charge")!)!) is { } charge
            ? (intent, charge)
            : null;

    private StripeStep Complete(BooksChange change, JsonObject session, string payment, string paymentStatus)
    {
        if (session.Text("status") is not "open" || IsOverdue(session))
        {
            return StripeStep.Refused("The session is not open.");
        }

        var isFree = session.Number("amount_total") == 0;
        session.With(new JsonObject
        {
            ["status"] = "complete",
            ["payment_status"] = isFree ? "no_payment_required" : paymentStatus,
            ["url"] = null,
            ["customer_details"] = new JsonObject { ["email"] = session.Text("customer_email") ?? "somebody@example.com", ["name"] = "Some Body" },
        });
        if (!isFree)
        {
            AddPayment(change, session, payment);
        }

        Put(change, session);
        return Done(change, session, "checkout.session.completed");
    }

    private void AddPayment(BooksChange change, JsonObject session, string status)
    {
        var (now, charge) = (clock.GetUtcNow(), StripeId.New("ch"));
        var intent = StripeObjects.NewIntent(session, Order(change, session), status, charge, now);
        session["payment_intent"] = intent.Text("id");
        change.Put(StripeOrder.SessionKey(intent.Text("id")!), session.Text("id"));
        Put(change, intent, StripeObjects.NewCharge(intent, charge, now));
    }

    private StripeStep Done(BooksChange change, JsonObject session, string type) =>
        StripeStep.Done(session, events.Send(change, type, session, Order(change, session).Version));

    private static StripeOrder Order(BooksChange change, JsonObject session) => change.Get<StripeOrder>(StripeOrder.Key(session.Text("id")!))!;
}

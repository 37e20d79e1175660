using System.Text.Json.Nodes;
using CompanionChat.LocalHost.Simulators.Books;
using CompanionChat.LocalHost.Simulators.Stripe.Ledger;

namespace CompanionChat.LocalHost.Simulators.Stripe.Api;

/// <summary>What the API does with sessions and their money.</summary>
internal sealed class SessionOperations(StripeCheckout checkout, StripeMoneyBack moneyBack, TimeProvider clock)
{
    public StripeAnswer Create(StripeCall call, BooksChange change)
    {
        var now = clock.GetUtcNow();
        var form = new StripeForm(call.Parameters);
        var asked = SessionForm.Read(form, now);
        var expand = form.List("expand");
        if (form.Error is { } error)
        {
            return error;
        }

        var session = asked.ToJson(new Uri(call.Origin, $"/_sim/{StripeServices.SimulatorName}/pay/"), now);
        change.Put(StripeId.Key(session.Text("id")!)!, session);
        change.Put(StripeOrder.Key(session.Text("id")!), new StripeOrder(asked.Name, asked.PaymentMetadata, call.Version));
        return Expansion.Of(session, expand, change);
    }

    public StripeAnswer Expire(StripeCall call, BooksChange change)
    {
        var form = new StripeForm(call.Parameters);
        var expand = form.List("expand");
        if (form.Error is { } error)
        {
            return error;
        }

        return StripeId.Key(call.Id) is { } key && change.Get<JsonObject>(key) is { } session && session.Text("object") is StripeObjects.Session
            ? Answer(checkout.Expire(change, session), expand, change)
            : StripeError.NotFound(StripeObjects.Session, call.Id, "session");
    }

    public StripeAnswer Refund(StripeCall call, BooksChange change)
    {
        var form = new StripeForm(call.Parameters);
        var (intentId, chargeId) = (form.Text("payment_intent"), form.Text("charge"));
        var (amount, metadata) = (form.Number("amount"), form.Metadata("metadata"));
        var reason = form.OneOf("reason", "duplicate", "fraudulent", "requested_by_customer");
        var expand = form.List("expand");
        if (intentId is null && chargeId is null)
        {
            form.Fail(StripeError.Missing("payment_intent"));
        }

        if (form.Error is { } error)
        {
            return error;
        }

        chargeId ??= Find(change, intentId!)?.Text("latest_charge");
        return chargeId is not null && Find(change, chargeId) is { } charge
            ? Answer(moneyBack.Refund(change, charge, amount, metadata, reason), expand, change)
            : StripeError.NotFound(chargeId is null ? StripeObjects.Intent : StripeObjects.Charge, chargeId ?? intentId!, chargeId is null ? "payment_intent" : "charge");
    }

    private static JsonObject? Find(BooksChange change, string id) => StripeId.Key(id) is { } key ? change.Get<JsonObject>(key) : null;

    private static StripeAnswer Answer(StripeStep step, IReadOnlyList<string> expand, BooksChange change) =>
        step.Object is { } made ? Expansion.Of(made, expand, change) : StripeAnswer.Refused(step.Refusal!, step.Code);
}

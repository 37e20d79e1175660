using System.Text.Json.Nodes;
using CompanionChat.LocalHost.Simulators.Books;

namespace CompanionChat.LocalHost.Simulators.Stripe.Ledger;

/// <summary>
/// What can happen to money that was paid: it is given back, in parts or whole, or the payer's bank disputes it.
/// Source: https://docs.stripe.com/refunds and https://docs.stripe.com/disputes.
/// </summary>
internal sealed class StripeMoneyBack(StripeEvents events, TimeProvider clock)
{
    /// <summary>Refunds a part of a charge.</summary>
    /// <param name="change">The change of the books.</param>
    /// <param name="charge">The charge.</param>
    /// <param name="amount">In the currency's smallest unit; null: all that is left.</param>
    /// <param name="metadata">The refund's.</param>
    /// <param name="reason">Stripe's word for why, if any.</param>
    public StripeStep Refund(BooksChange change, JsonObject charge, long? amount, JsonObject? metadata = null, string? reason = null)
    {
        var refunded = charge.Number("amount_refunded");
        var left = charge.Number("amount") - refunded;
        if (RefundRefusal(charge, amount, left) is { } refusal)
        {
            return refusal;
        }

        var refund = StripeObjects.NewRefund(charge, amount ?? left, metadata ?? [], reason, clock.GetUtcNow());
        var previous = new JsonObject { ["amount_refunded"] = refunded };
        charge["amount_refunded"] = refunded + refund.Number("amount");
        if (refund.Number("amount") == left)
        {
            charge["refunded"] = true;
            previous["refunded"] = false;
        }

        Put(change, charge);
        Put(change, refund);
        return StripeStep.Done(refund, events.Send(change, "charge.refunded", charge, Version(change, charge), previous));
    }

    /// <summary>The payer's bank disputes the charge.</summary>
    public StripeStep Open(BooksChange change, JsonObject charge)
    {
        if (!charge.Is("paid") || charge.Is("disputed"))
        {
            return StripeStep.Refused("Only a payment that was made, and never disputed before, can be disputed.");
        }

        var dispute = StripeObjects.NewDispute(charge, clock.GetUtcNow());
        charge["disputed"] = true;
        Put(change, charge);
        Put(change, dispute);
        change.Put(DisputeKey(charge), dispute.Text("id"));
        return StripeStep.Done(dispute, events.Send(change, "charge.dispute.created", dispute, Version(change, charge)));
    }

    /// <summary>The bank has decided.</summary>
    public StripeStep Close(BooksChange change, JsonObject charge, bool won)
    {
        if (change.Get<string>(DisputeKey(charge)) is not { } id || change.Get<JsonObject>(StripeId.Key(id)!) is not { } dispute || dispute.Text("status") is not "needs_response")
        {
            return StripeStep.Refused("No dispute is open.");
        }

        dispute["status"] = won ? "won" : "lost";
        Put(change, dispute);
        return StripeStep.Done(dispute, events.Send(change, "charge.dispute.closed", dispute, Version(change, charge)));
    }

    /// <summary>The key under which the books know the dispute of a charge.</summary>
    public static string DisputeKey(JsonObject charge) => $"dispute-of/{charge.Text("id")}";

    private static StripeStep? RefundRefusal(JsonObject charge, long? amount, long left) => charge switch
    {
        _ when !charge.Is("paid") => StripeStep.Refused("This payment has not been made, so it cannot be refunded."),
        _ when left == 0 => StripeStep.Refused($"Charge {charge.Text("id")} has already been refunded.", "charge_already_refunded"),
        _ when charge.Is("disputed") => StripeStep.Refused("This charge has been charged back.", "charge_disputed"),
        _ when amount is < 1 => StripeStep.Refused("Invalid positive integer: amount", "parameter_invalid_integer"),
        _ when amount > left => StripeStep.Refused($"Refund amount ({amount}) is greater than unrefunded amount on charge ({left})"),
        _ => null,
    };

    private static void Put(BooksChange change, JsonObject changed) => change.Put(StripeId.Key(changed.Text("id")!)!, changed);

    private static string Version(BooksChange change, JsonObject charge) =>
        change.Get<StripeOrder>(StripeOrder.Key(change.Get<string>(StripeOrder.SessionKey(charge.Text("payment_intent")!))!))!.Version;
}

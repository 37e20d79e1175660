using CompanionChat.Domain.Payments;
using Stripe.Checkout;

namespace CompanionChat.Functions.Adapters.Stripe;

/// <summary>Reads a Checkout Session (<see href="https://docs.stripe.com/api/checkout/sessions/object"/>). That it is complete does not mean that it is paid.</summary>
internal static class SessionReport
{
    /// <param name="session">As Stripe answered; its payment may be expanded or not.</param>
    /// <param name="isLiveMode">Whether our key moves real money.</param>
    public static PaymentReport Of(Session session, bool isLiveMode) => new()
    {
        SessionId = session.Id,
        Progress = ProgressOf(session),
        Price = PriceOf(session),
        UserKey = OrderMetadata.UserOf(session.Metadata),
        OrderId = OrderMetadata.OrderOf(session.Metadata),
        IsOtherMode = session.Livemode != isLiveMode,
        Facts = new PaymentFacts
        {
            PaymentId = session.PaymentIntentId,
            RefundedAmount = session.PaymentIntent?.LatestCharge?.AmountRefunded ?? 0,
        },
    };

    private static PaymentProgress ProgressOf(Session session) => session switch
    {
        { Status: "expired" } => PaymentProgress.Expired,
        { PaymentStatus: "paid" or "no_payment_required" } => PaymentProgress.Paid,
        { Status: "complete" } => PaymentProgress.Processing,
        _ => PaymentProgress.Open,
    };

    /// <summary>Null for a session of another mode, a subscription's for instance: its amount is not the price of an order.</summary>
    private static Money? PriceOf(Session session) => session is { Mode: "payment", AmountTotal: { } amount, Currency: { } currency }
        ? new Money(amount, currency.ToLowerInvariant())
        : null;
}

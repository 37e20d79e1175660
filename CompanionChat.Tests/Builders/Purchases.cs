using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;

namespace CompanionChat.Tests.Builders;

/// <summary>Orders, and what is said about them.</summary>
public static class Purchases
{
    public const string Session = "session-1";
    public static readonly DateTimeOffset Noon = Rows.Noon;
    public static readonly UserKey Buyer = Rows.Ada;

    /// <summary>100 tokens for 9.99, so that shares must be rounded.</summary>
    public static readonly Plan Tokens = new("tokens-100", "100 tokens", new Money(999, "usd"), new Grants(0, 100));

    public static readonly Plan Premium = new("premium-30", "Premium for 30 days", new Money(1000, "usd"), new Grants(30, 0));

    /// <summary>An order whose checkout is open.</summary>
    public static Order Order(Plan? plan = null, byte id = 1) => new()
    {
        Id = OrderId.From(Noon, [id, 0, 0, 0, 0, 0, 0, 0]),
        Provider = PaymentProvider.Stripe,
        Plan = plan ?? Tokens,
        Site = "https://chat.example.org",
        ReturnTo = null,
        CallbackToken = "token",
        ExpiresAt = Noon.AddDays(1),
        State = OrderState.Open,
        SessionId = Session,
        CheckoutUrl = "https://pay.example.org/1",
    };

    /// <summary>What the provider says about an order's checkout.</summary>
    public static PaymentReport Report(Order order, PaymentProgress progress, PaymentFacts? facts = null) => new()
    {
        SessionId = order.SessionId!,
        Progress = progress,
        Price = order.Plan.Price,
        UserKey = Buyer.Value,
        OrderId = order.Id.Value,
        Facts = facts ?? PaymentFacts.None,
    };

    public static PaymentFacts Refunded(long amount) => new() { PaymentId = "payment-1", RefundedAmount = amount };

    public static PaymentFacts Disputed(DisputeState state, long amount, string id = "dispute-1") =>
        new() { PaymentId = "payment-1", Disputes = [new Dispute(id, amount, state)] };

    /// <summary>Settles what the provider says now.</summary>
    public static Settlement Settle(Order order, Profile? profile, PaymentProgress progress, DateTimeOffset now) =>
        FulfilRules.Settle(Buyer, order, profile, Report(order, progress), PaymentFacts.None, now);

    /// <summary>Settles what a signed notification says.</summary>
    public static Settlement Settle(Settlement before, PaymentFacts facts, DateTimeOffset now) =>
        FulfilRules.Settle(Buyer, before.Order, before.Profile, null, facts, now);

    /// <summary>A paid order, at noon.</summary>
    public static Settlement Paid(Plan plan, Profile? profile = null, byte id = 1) => Settle(Order(plan, id), profile, PaymentProgress.Paid, Noon);
}

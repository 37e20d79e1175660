using CompanionChat.Domain.Visitors;

namespace CompanionChat.Domain.Payments;

/// <summary>
/// What a payment is worth. The rules may be applied any number of times, in any order of what is known, by webhook and success page at once: an order
/// is granted at most once, and what is taken back follows from all that was refunded and disputed so far, so it is taken back at most once.
/// </summary>
public static class FulfilRules
{
    /// <summary>Settles an order with what is known.</summary>
    /// <param name="user">Whose order it is.</param>
    /// <param name="order">The order.</param>
    /// <param name="profile">The user's profile; null where nothing was ever bought.</param>
    /// <param name="report">The checkout as its provider tells it; null where nobody asked.</param>
    /// <param name="facts">What a signed notification says.</param>
    /// <param name="now">The time, in whole milliseconds.</param>
    public static Settlement Settle(UserKey user, Order order, Profile? profile, PaymentReport? report, PaymentFacts facts, DateTimeOffset now)
    {
        var mismatch = report is null ? null : Compare(user, order, report);
        if (mismatch is not null)
        {
            report = null;
        }

        var known = Learn(Learn(order, facts), report?.Facts ?? PaymentFacts.None);
        var moved = Move(known, report, facts.Failed);
        var (granted, credited) = moved.State is OrderState.Paid && moved.GrantedAt is null
            ? Grant(moved, profile, now)
            : (moved, profile);
        return ReversalRules.TakeBack(granted, credited, now) with { Mismatch = mismatch };
    }

    private static PaymentMismatch? Compare(UserKey user, Order order, PaymentReport report) => report switch
    {
        { OrderId: { } id } when new OrderId(id) != order.Id => PaymentMismatch.OtherOrder,
        { UserKey: { } key } when new UserKey(key) != user => PaymentMismatch.OtherUser,
        { Progress: not PaymentProgress.Paid } => null,
        { IsOtherMode: true } => PaymentMismatch.OtherMode,
        { Price: var price } when price?.IsIn(order.Plan.Price.Currency) is not true => PaymentMismatch.WrongCurrency,
        { Price: var price } when price != order.Plan.Price => PaymentMismatch.WrongAmount,
        { IsUnderpaid: true } => PaymentMismatch.Underpaid,
        _ when order.GrantedAt is not null && !report.SessionId.Equals(order.SessionId, StringComparison.Ordinal) => PaymentMismatch.PaidTwice,
        _ => null,
    };

    private static Order Learn(Order order, PaymentFacts facts)
    {
        // A second payment of the same order is not granted, so its refund takes nothing back.
        if (facts.PaymentId is { } payment && order.PaymentId is { } known && !payment.Equals(known, StringComparison.Ordinal))
        {
            return order;
        }

        return order with
        {
            PaymentId = order.PaymentId ?? facts.PaymentId,
            RefundedAmount = Math.Max(order.RefundedAmount, Math.Min(facts.RefundedAmount, order.Plan.Price.Amount)),
            Disputes = facts.Disputes.Aggregate(order.Disputes, Learn),
        };
    }

    private static IReadOnlyList<Dispute> Learn(IReadOnlyList<Dispute> known, Dispute news)
    {
        var before = known.FirstOrDefault(dispute => dispute.Id.Equals(news.Id, StringComparison.Ordinal));
        return before is not null && before.State >= news.State ? known : [.. known.Where(dispute => dispute != before), news];
    }

    private static Order Move(Order order, PaymentReport? report, bool failed)
    {
        if (order.GrantedAt is not null)
        {
            return order;
        }

        var waits = order.State is OrderState.Opening or OrderState.Open or OrderState.Processing;
        return report?.Progress switch
        {
            PaymentProgress.Paid => order with { State = OrderState.Paid, SessionId = report.SessionId },
            _ when waits && failed => order with { State = OrderState.Failed },
            PaymentProgress.Failed when waits => order with { State = OrderState.Failed },
            PaymentProgress.Expired when waits => order with { State = OrderState.Expired },
            PaymentProgress.Processing when waits => order with { State = OrderState.Processing },
            _ => order,
        };
    }

    private static (Order Order, Profile Profile) Grant(Order order, Profile? profile, DateTimeOffset now)
    {
        var before = profile ?? new Profile(now, null, 0);
        var grants = order.Plan.Grants;
        var until = grants.PremiumDays == 0 ? before.PremiumUntil : ReversalRules.Later(before.PremiumUntil, now) + grants.Premium;
        return (
            order with { GrantedAt = now, PremiumEnds = grants.PremiumDays == 0 ? null : until },
            before with { PremiumUntil = until, Tokens = before.Tokens + grants.Tokens });
    }
}

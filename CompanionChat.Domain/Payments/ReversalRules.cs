namespace CompanionChat.Domain.Payments;

/// <summary>
/// What refunds and disputes take back, and what a dispute that was won gives back. In proportion to the money that is gone, rounded down in all;
/// by the difference to what was taken back before. The balance never falls below zero: what is spent is forgiven, and stays visible as
/// <see cref="Order.Due"/> above <see cref="Order.Taken"/>. Premium is shortened by time that lies ahead and came from this order; it
/// never ends in the past.
/// </summary>
public static class ReversalRules
{
    /// <summary>Takes back, or gives back, what is still to be.</summary>
    /// <param name="order">The order, with all that is known of refunds and disputes.</param>
    /// <param name="profile">The user's profile.</param>
    /// <param name="now">The time, in whole milliseconds.</param>
    public static Settlement TakeBack(Order order, Profile? profile, DateTimeOffset now)
    {
        if (order.GrantedAt is null || profile is null || DueOf(order) is var due && due == order.Due)
        {
            return new Settlement { Order = order, Profile = profile };
        }

        var tokens = Tokens(order, profile, due.Tokens - order.Due.Tokens);
        var premium = Premium(order, profile, due.Premium, now);
        return new Settlement
        {
            Order = order with
            {
                Due = due,
                Taken = new Reversal(order.Taken.Tokens + tokens, order.Taken.Premium + premium.Taken),
                PremiumEnds = premium.Ends,
            },
            Profile = profile with { Tokens = profile.Tokens - tokens, PremiumUntil = premium.Until },
            SpentTokens = Math.Max(0, due.Tokens - order.Due.Tokens - tokens),
        };
    }

    /// <summary>The later of a time and now.</summary>
    internal static DateTimeOffset Later(DateTimeOffset? time, DateTimeOffset now) => time > now ? time.Value : now;

    private static Reversal DueOf(Order order)
    {
        var price = order.Plan.Price;
        var disputed = order.Disputes.Where(dispute => dispute.State is not DisputeState.Won).Sum(dispute => dispute.Amount);
        var gone = Math.Min(price.Amount, order.RefundedAmount + disputed);
        var premium = TimeSpan.FromMilliseconds(price.ShareOf(gone, (long)order.Plan.Grants.Premium.TotalMilliseconds));
        return new Reversal(price.ShareOf(gone, order.Plan.Grants.Tokens), premium);
    }

    // More than is on the balance cannot be taken; more than was taken is not given back.
    private static long Tokens(Order order, Profile profile, long change) =>
        change > 0 ? Math.Min(change, profile.Tokens) : -Math.Max(0, order.Taken.Tokens - (order.Due.Tokens + change));

    private static (TimeSpan Taken, DateTimeOffset? Until, DateTimeOffset? Ends) Premium(Order order, Profile profile, TimeSpan due, DateTimeOffset now)
    {
        var change = due - order.Due.Premium;
        if (change > TimeSpan.Zero)
        {
            var ahead = Shorter(Later(profile.PremiumUntil, now), Later(order.PremiumEnds, now)) - now;
            var taken = change < ahead ? change : ahead;
            return taken == TimeSpan.Zero
                ? (taken, profile.PremiumUntil, order.PremiumEnds)
                : (taken, profile.PremiumUntil - taken, order.PremiumEnds - taken);
        }

        var given = order.Taken.Premium > due ? order.Taken.Premium - due : TimeSpan.Zero;
        if (given == TimeSpan.Zero)
        {
            return (given, profile.PremiumUntil, order.PremiumEnds);
        }

        var until = Later(profile.PremiumUntil, now) + given;
        return (-given, until, until);
    }

    private static DateTimeOffset Shorter(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}

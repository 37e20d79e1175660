namespace CompanionChat.Soak.Checks;

/// <summary>Looks at what was granted and taken back, and at the balance that it comes to.</summary>
internal static class OrderAudit
{
    /// <param name="who">Whose.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="tried">The orders that the user ever tried to pay: no other is ever granted.</param>
    /// <param name="now">A time after the rows were read.</param>
    public static IEnumerable<Violation> Check(string who, UserRows rows, IReadOnlySet<string> tried, DateTimeOffset now)
    {
        var granted = rows.Orders.Where(order => order.GrantedAt is not null).ToList();
        foreach (var order in rows.Orders)
        {
            if (order.GrantedAt is not null && !tried.Contains(order.Id))
            {
                yield return new Violation(Rules.OneCredit, who, $"order {order.Id} is granted, and was never paid");
            }

            if (!Fits(order.TakenTokens, order.DueTokens, order.Tokens) || !Fits(order.TakenPremium, order.DuePremium, order.Premium))
            {
                yield return new Violation(
                    Rules.OneCredit,
                    who,
                    $"order {order.Id} took back {order.TakenTokens} tokens and {order.TakenPremium} ms of {order.DueTokens} and {order.DuePremium}, "
                    + $"and granted {order.Tokens} and {order.Premium}");
            }
        }

        var tokens = granted.Sum(order => order.Tokens - order.TakenTokens);
        var balance = rows.Profile?.Tokens ?? 0;
        if (balance < 0 || balance != tokens)
        {
            yield return new Violation(Rules.Balance, who, $"a balance of {balance} tokens, and {tokens} granted and not taken back");
        }

        if (Premium(granted, rows.Profile?.PremiumUntil, now) is { } wrong)
        {
            yield return new Violation(Rules.Balance, who, wrong);
        }
    }

    /// <summary>The share of something that a part of an amount stands for, rounded down.</summary>
    public static long Share(long part, long amount, long whole) => (long)((Int128)whole * part / amount);

    private static bool Fits(long taken, long due, long granted) => taken >= 0 && taken <= due && due <= granted;

    // Premium that begins anew after a gap ends later by that gap, which lies between the first grant and now. More, or less, is a grant too many or too few.
    private static string? Premium(IReadOnlyList<StoredOrder> granted, DateTimeOffset? until, DateTimeOffset now)
    {
        var sold = granted.Where(order => order.Premium > 0).ToList();
        if (sold.Count == 0)
        {
            return until is null ? null : $"premium until {until:O}, and none granted";
        }

        var left = TimeSpan.FromMilliseconds(sold.Sum(order => order.Premium - order.TakenPremium));
        var earliest = sold.Min(order => order.GrantedAt)!.Value + left;
        return until >= earliest && until <= now + left ? null : $"premium until {until:O}, and {left} granted from {earliest - left:O} on";
    }
}

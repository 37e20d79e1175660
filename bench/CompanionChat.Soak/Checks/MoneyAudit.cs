namespace CompanionChat.Soak.Checks;

/// <summary>Holds orders against the books of the providers, when all notices have arrived.</summary>
internal static class MoneyAudit
{
    /// <param name="who">Whose.</param>
    /// <param name="orders">The rows.</param>
    /// <param name="till">The providers' books of every order that was tried to be paid.</param>
    public static IEnumerable<Violation> Check(string who, IReadOnlyList<StoredOrder> orders, IReadOnlyList<TillEntry> till)
    {
        foreach (var order in orders)
        {
            var (_, paid, gone) = till.FirstOrDefault(entry => entry.OrderId.Equals(order.Id, StringComparison.Ordinal)) ?? new TillEntry(order.Id, 0, 0);
            // What was refunded whole before anybody told us need not be granted any more.
            if ((order.GrantedAt is null ? paid > gone : paid == 0) || (paid > 0 && paid != order.Amount))
            {
                yield return Wrong($"order {order.Id} of {order.Amount} was paid with {paid}, of which {gone} is gone, and was granted at {order.GrantedAt:O}");
            }
            else if (order.GrantedAt is not null && order.Gone != gone)
            {
                yield return Wrong($"of order {order.Id} {gone} is gone again, and it says {order.Gone}");
            }
            else if (order.DueTokens != OrderAudit.Share(order.GrantedAt is null ? 0 : gone, order.Amount, order.Tokens)
                || order.DuePremium != OrderAudit.Share(order.GrantedAt is null ? 0 : gone, order.Amount, order.Premium))
            {
                yield return Wrong($"of order {order.Id} {gone} of {order.Amount} is gone, and {order.DueTokens} tokens and {order.DuePremium} ms are due");
            }
        }

        foreach (var entry in till.Where(entry => entry.Paid > 0 && !orders.Any(order => order.Id.Equals(entry.OrderId, StringComparison.Ordinal))))
        {
            yield return Wrong($"order {entry.OrderId} was paid with {entry.Paid}, and is not there");
        }

        Violation Wrong(string what) => new(Rules.OneCredit, who, what);
    }
}

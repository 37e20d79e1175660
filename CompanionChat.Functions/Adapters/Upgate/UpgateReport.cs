using CompanionChat.Domain.Payments;

namespace CompanionChat.Functions.Adapters.Upgate;

/// <summary>What the transactions of an order mean.</summary>
internal static class UpgateReport
{
    /// <summary>The sale that paid the order: of the payment that is known already, or else the oldest; null for none.</summary>
    /// <param name="order">The order.</param>
    /// <param name="sales">Its sales, the oldest first.</param>
    public static UpgateTransaction? Paid(Order order, IReadOnlyList<UpgateTransaction> sales)
    {
        var done = sales.Where(sale => sale.IsDone).ToList();
        return done.Find(sale => order.PaymentId is not null && order.PaymentId.Equals(sale.PaymentId, StringComparison.Ordinal)) ?? done.FirstOrDefault();
    }

    /// <summary>An order that is not paid. A checkout that nobody has tried to pay is not told of, so our own record of its end counts.</summary>
    public static PaymentReport Unpaid(Order order, string sessionId, IReadOnlyList<UpgateTransaction> sales, DateTimeOffset now) => new()
    {
        SessionId = sessionId,
        Progress = sales switch
        {
            _ when sales.Any(sale => sale.IsPending) => PaymentProgress.Processing,
            { Count: > 0 } => PaymentProgress.Failed,
            _ => order.ExpiresAt <= now ? PaymentProgress.Expired : PaymentProgress.Open,
        },
        Price = sales is [.., var last] ? last.Price : null,
        UserKey = sales is [.., var latest] ? latest.UserKey : null,
        OrderId = order.Id.Value,
    };

    /// <summary>An order that is paid.</summary>
    /// <param name="order">The order.</param>
    /// <param name="sessionId">What the order knows its checkout by; transactions do not name it.</param>
    /// <param name="paid">Its sale.</param>
    /// <param name="later">What moved money back and forth since, the oldest first.</param>
    public static PaymentReport Of(Order order, string sessionId, UpgateTransaction paid, IReadOnlyList<UpgateTransaction> later) => new()
    {
        SessionId = sessionId,
        Progress = PaymentProgress.Paid,
        Price = paid.Price,
        UserKey = paid.UserKey,
        OrderId = paid.OrderId,
        Facts = new UpgateReversals(order.Plan.Price, paid, later).Facts(),
    };
}

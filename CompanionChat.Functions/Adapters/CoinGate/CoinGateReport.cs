using CompanionChat.Domain.Payments;

namespace CompanionChat.Functions.Adapters.CoinGate;

/// <summary>What an order of CoinGate's means (<see href="https://developer.coingate.com/reference/order-statuses"/>).</summary>
internal static class CoinGateReport
{
    /// <summary>Reads it. CoinGate's record names no user: the secret token of the order stands for them.</summary>
    public static PaymentReport Of(CoinGateOrder found) => new()
    {
        SessionId = found.Id,
        Progress = Progress(found.Status) ?? PaymentProgress.Open,
        Price = found.Price,
        UserKey = null,
        OrderId = found.OrderId,
        IsUnderpaid = found.Underpaid > 0,
        Facts = Progress(found.Status) is PaymentProgress.Paid
            ? new PaymentFacts { PaymentId = found.Id, RefundedAmount = Refunded(found) }
            : PaymentFacts.None,
    };

    /// <summary>Null for a status that is not documented.</summary>
    public static PaymentProgress? Progress(string status) => status switch
    {
        // pending: the buyer has chosen a currency, and has not paid yet.
        "new" or "pending" => PaymentProgress.Open,
        "confirming" => PaymentProgress.Processing,
        "paid" or "refunded" or "partially_refunded" => PaymentProgress.Paid,
        "expired" or "canceled" => PaymentProgress.Expired,
        "invalid" => PaymentProgress.Failed,
        _ => null,
    };

    // An order that is called refunded is wholly so, whatever its list of refunds says; of one that is partially so, what is completed counts.
    private static long Refunded(CoinGateOrder found) => found switch
    {
        { Price: not { Amount: > 0 } } => 0,
        { Status: "refunded", Price: var price } => price.Amount,
        { Price: var price } => price.PartOfUnits(found.Refunded),
    };
}

using CompanionChat.Domain.Payments;

namespace CompanionChat.Functions.Adapters.Upgate;

/// <summary>What refunds and disputes of a payment come to.</summary>
/// <param name="price">The order's price.</param>
/// <param name="paid">The sale.</param>
/// <param name="later">Its later transactions, the oldest first.</param>
internal sealed class UpgateReversals(Money price, UpgateTransaction paid, IReadOnlyList<UpgateTransaction> later)
{
    /// <summary>The types of transactions that matter here. RDR is a dispute that the buyer's bank settled at once.</summary>
    public const string Types = "REFUND,VOID,CHARGEBACK,CHARGEBACK_REVERSAL,RDR,RDR_REVERSAL";

    /// <summary>All that is known of them.</summary>
    public PaymentFacts Facts() => new()
    {
        PaymentId = paid.PaymentId,
        RefundedAmount = Done("REFUND").Concat(Done("VOID")).Sum(AmountOf),
        Disputes = [.. Disputes("CHARGEBACK"), .. Disputes("RDR")],
    };

    // Which chargeback a reversal is of is not documented: each ends the oldest that still stands. That a dispute was lost is not told; it stays open.
    private IEnumerable<Dispute> Disputes(string type)
    {
        var reversals = Done($"{type}_REVERSAL").Count();
        return Done(type).Select((dispute, index) =>
            new Dispute(dispute.Id, AmountOf(dispute), index < reversals ? DisputeState.Won : DisputeState.Open));
    }

    private IEnumerable<UpgateTransaction> Done(string type) => later.Where(transaction =>
        transaction.IsDone
        && transaction.Type.Equals(type, StringComparison.Ordinal)
        && string.Equals(transaction.PaymentId, paid.PaymentId, StringComparison.Ordinal));

    // The amount can be in the currency that the buyer paid in; then its part of what they paid counts. One that names no amount is of all
    // (documented for a refund that is asked for without one).
    private long AmountOf(UpgateTransaction transaction) => transaction.Amount switch
    {
        { } amount when amount.IsIn(price.Currency) => Math.Min(amount.Amount, price.Amount),
        { } amount when paid.Amount is { Amount: > 0 } whole && amount.IsIn(whole.Currency) => whole.ShareOf(Math.Min(amount.Amount, whole.Amount), price.Amount),
        _ => price.Amount,
    };
}

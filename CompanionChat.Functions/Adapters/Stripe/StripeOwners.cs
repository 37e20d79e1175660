using Stripe;

namespace CompanionChat.Functions.Adapters.Stripe;

/// <summary>Finds the order that a charge or a dispute belongs to; null where it is not one of ours: others can use the same account.</summary>
internal sealed class StripeOwners(StripeCalls calls)
{
    /// <summary>A charge has its payment's metadata from when it was made; where it has not, the payment is asked.</summary>
    public async Task<StripeOwner?> OfAsync(Charge charge, CancellationToken cancellationToken) =>
        Owner(charge.Metadata, charge.PaymentIntentId) ?? await OfPaymentAsync(charge.PaymentIntentId, cancellationToken);

    /// <summary>A dispute has nothing of ours itself, so its payment is asked, and else its charge.</summary>
    public async Task<StripeOwner?> OfAsync(Dispute dispute, CancellationToken cancellationToken)
    {
        if (await OfPaymentAsync(dispute.PaymentIntentId, cancellationToken) is { } owner)
        {
            return owner;
        }

        return dispute.ChargeId is { Length: > 0 } chargeId
            && await calls.FindAsync("read a charge", (stripe, cancelled) => new ChargeService(stripe).GetAsync(chargeId, cancellationToken: cancelled), cancellationToken)
                is { } charge
            ? Owner(charge.Metadata, charge.PaymentIntentId)
            : null;
    }

    private static StripeOwner? Owner(Dictionary<string, string>? metadata, string? paymentId) =>
        OrderMetadata.Read(metadata) is { } named ? new StripeOwner(named.User, named.Order, paymentId) : null;

    private async Task<StripeOwner?> OfPaymentAsync(string? paymentId, CancellationToken cancellationToken) =>
        paymentId is { Length: > 0 } id
        && await calls.FindAsync("read a payment", (stripe, cancelled) => new PaymentIntentService(stripe).GetAsync(id, cancellationToken: cancelled), cancellationToken)
            is { } payment
            ? Owner(payment.Metadata, payment.Id)
            : null;
}

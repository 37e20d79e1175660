using CompanionChat.Domain.Payments;
using CompanionChat.Functions.Features.Webhooks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Stripe;
using Stripe.Checkout;
using Dispute = CompanionChat.Domain.Payments.Dispute;
using StripeDispute = Stripe.Dispute;

namespace CompanionChat.Functions.Adapters.Stripe;

/// <summary>Finds out what an event of Stripe's says about an order (<see href="https://docs.stripe.com/api/events/types"/>).</summary>
internal sealed class StripeEvents(StripeOwners owners, IOptions<StripeOptions> options, ILogger<StripeEvents> logger)
{
    /// <param name="occurred">An event that is known to be Stripe's.</param>
    /// <param name="cancellationToken">The caller has gone.</param>
    /// <exception cref="PaymentProviderUnavailableException">Stripe must be asked whose payment it is, and does not answer.</exception>
    public async Task<WebhookReading> ReadAsync(Event occurred, CancellationToken cancellationToken) => occurred.Type switch
    {
        EventTypes.CheckoutSessionCompleted or EventTypes.CheckoutSessionAsyncPaymentSucceeded
            or EventTypes.CheckoutSessionAsyncPaymentFailed or EventTypes.CheckoutSessionExpired => OfSession(occurred),
        EventTypes.ChargeRefunded or EventTypes.ChargeDisputeCreated or EventTypes.ChargeDisputeClosed => await OfMoneyAsync(occurred, cancellationToken),
        _ => new WebhookReading.Ignored(occurred.Type),
    };

    private WebhookReading OfSession(Event occurred)
    {
        if (occurred.Data?.Object is not Session session)
        {
            return new WebhookReading.Forged("malformed");
        }

        return OrderMetadata.Read(session.Metadata) is { } owner
            ? new WebhookReading.Concerns(owner.User, owner.Order)
            {
                Type = occurred.Type,
                SessionId = session.Id,
                Facts = occurred.Type is EventTypes.CheckoutSessionAsyncPaymentFailed && IsOurMode(occurred) ? new PaymentFacts { Failed = true } : PaymentFacts.None,
            }
            : new WebhookReading.Ignored(occurred.Type);
    }

    /// <summary>Such an event is taken at its word, without a look at the checkout that would show its mode.</summary>
    private async Task<WebhookReading> OfMoneyAsync(Event occurred, CancellationToken cancellationToken)
    {
        if (!IsOurMode(occurred))
        {
            StripeLog.OtherMode(logger, occurred.Id, occurred.Type);
            return new WebhookReading.Ignored(occurred.Type);
        }

        return occurred.Data?.Object switch
        {
            Charge charge => Reading(occurred, await owners.OfAsync(charge, cancellationToken), Refund(charge)),
            StripeDispute dispute => Reading(occurred, await owners.OfAsync(dispute, cancellationToken), Dispute(dispute)),
            _ => new WebhookReading.Forged("malformed"),
        };
    }

    private static WebhookReading Reading(Event occurred, StripeOwner? owner, PaymentFacts facts) => owner is { } found
        ? new WebhookReading.Concerns(found.User, found.Order) { Type = occurred.Type, Facts = facts with { PaymentId = facts.PaymentId ?? found.PaymentId } }
        : new WebhookReading.Ignored(occurred.Type);

    private static PaymentFacts Refund(Charge charge) => new() { PaymentId = charge.PaymentIntentId, RefundedAmount = charge.AmountRefunded };

    private static PaymentFacts Dispute(StripeDispute dispute) => new()
    {
        PaymentId = dispute.PaymentIntentId,
        Disputes = [new Dispute(dispute.Id, dispute.Amount, StateOf(dispute.Status))],
    };

    /// <summary>An inquiry that was closed (<c>warning_closed</c>) took no money.</summary>
    private static DisputeState StateOf(string? status) => status switch
    {
        "won" or "warning_closed" => DisputeState.Won,
        "lost" => DisputeState.Lost,
        _ => DisputeState.Open,
    };

    private bool IsOurMode(Event occurred) => occurred.Livemode == options.Value.IsLiveMode;
}

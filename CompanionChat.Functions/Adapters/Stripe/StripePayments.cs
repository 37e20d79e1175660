using System.Net;
using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;
using Microsoft.Extensions.Options;
using Stripe;
using Stripe.Checkout;

namespace CompanionChat.Functions.Adapters.Stripe;

/// <summary>Takes money by Stripe Checkout (<see href="https://docs.stripe.com/api/checkout/sessions"/>).</summary>
internal sealed class StripePayments(StripeCalls calls, IOptions<StripeOptions> options) : IPaymentProvider
{
    /// <inheritdoc/>
    public PaymentProvider Provider => PaymentProvider.Stripe;

    /// <inheritdoc/>
    public async Task<OpenedCheckout> OpenAsync(UserKey user, Order order, CancellationToken cancellationToken)
    {
        // Stripe replays its answer, a 5xx too, for as long as it knows the key; hence the attempt in it.
        var repeatable = new RequestOptions { IdempotencyKey = $"{order.Id}.{order.Attempt}" };
        var session = await calls.RunAsync(
            "open a checkout",
            (stripe, cancelled) => new SessionService(stripe).CreateAsync(CheckoutRequest.Of(user, order), repeatable, cancelled),
            cancellationToken);
        return session.Id is { Length: > 0 } id && IsWebAddress(session.Url, out var url) && session.ExpiresAt > DateTime.UnixEpoch
            ? new OpenedCheckout(id, url, new DateTimeOffset(session.ExpiresAt, TimeSpan.Zero))
            : throw new PaymentProviderUnavailableException(PaymentProvider.Stripe, (int)HttpStatusCode.OK, "no_open_checkout");
    }

    /// <inheritdoc/>
    public async Task<PaymentReport?> ReadAsync(Order order, string sessionId, CancellationToken cancellationToken) =>
        await FindAsync(sessionId, cancellationToken) is { } session ? SessionReport.Of(session, options.Value.IsLiveMode) : null;

    /// <inheritdoc/>
    public async Task CloseAsync(Order order, CancellationToken cancellationToken)
    {
        if (order.SessionId is not { } sessionId || await ExpireAsync(sessionId, cancellationToken))
        {
            return;
        }

        if (await FindAsync(sessionId, cancellationToken) is { Status: "open" })
        {
            throw new PaymentProviderUnavailableException(PaymentProvider.Stripe, (int)HttpStatusCode.BadRequest, "still_open");
        }
    }

    private static bool IsWebAddress(string? text, out Uri address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address!) && address.Scheme is "https" or "http";

    private Task<Session?> FindAsync(string sessionId, CancellationToken cancellationToken) => calls.FindAsync(
        "read a checkout",
        (stripe, cancelled) => new SessionService(stripe)
            .GetAsync(sessionId, new SessionGetOptions { Expand = ["payment_intent.latest_charge"] }, cancellationToken: cancelled),
        cancellationToken);

    /// <summary>False where Stripe refuses, which it does with a 400 where the session is not open any more.</summary>
    private async Task<bool> ExpireAsync(string sessionId, CancellationToken cancellationToken) => await calls.RunAsync(
        "end a checkout",
        async (stripe, cancelled) =>
        {
            try
            {
                await new SessionService(stripe).ExpireAsync(sessionId, cancellationToken: cancelled);
                return true;
            }
            catch (StripeException refused) when (refused.HttpStatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound)
            {
                return false;
            }
        },
        cancellationToken);
}

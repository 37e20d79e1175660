using CompanionChat.Domain;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;
using CompanionChat.Functions.Contract;
using CompanionChat.Functions.Hosting.Telemetry;

namespace CompanionChat.Functions.Features.Checkout;

/// <summary>Has the provider open the checkout of an order that is written down.</summary>
public sealed class OpenOrder(IChatStore store, PaymentMetrics metrics)
{
    /// <summary>Opens it, unless it is open.</summary>
    /// <param name="user">Whose order it is.</param>
    /// <param name="order">The order.</param>
    /// <param name="open">The open checkout, which names this order: one that it does not name is never opened.</param>
    /// <param name="provider">Who takes the money.</param>
    /// <param name="cancellationToken">The caller has gone.</param>
    /// <returns>The checkout; null where another request changed the order meanwhile, or put another in its place.</returns>
    /// <exception cref="PaymentProviderUnavailableException">The provider did not open it.</exception>
    public async Task<Decision<CreateCheckoutHandler.Checkout>?> FinishAsync(
        UserKey user, Stored<Order> order, Stored<OpenCheckout> open, IPaymentProvider provider, CancellationToken cancellationToken)
    {
        if (order.Value.CheckoutUrl is not null)
        {
            return new CreateCheckoutHandler.Checkout(order.Value, IsNew: false);
        }

        if (await AskAsync(user, order, provider, cancellationToken) is not { } opened)
        {
            return null;
        }

        var after = CheckoutRules.Opened(order.Value, opened);
        List<Change> changes = [Change.Replace(order, after), Change.Replace(open, open.Value with { ExpiresAt = after.ExpiresAt })];
        if (!await store.CommitAsync(user, changes, cancellationToken))
        {
            return null;
        }

        metrics.OrderChanged(PaymentNames.Of(OrderStatus.Pending), PaymentNames.Of(after.Provider));
        return new CreateCheckoutHandler.Checkout(after, IsNew: true);
    }

    // Stripe repeats a server error for as long as it remembers the idempotency key, so the next attempt, whoever makes it, needs another one.
    private async Task<OpenedCheckout?> AskAsync(UserKey user, Stored<Order> order, IPaymentProvider provider, CancellationToken cancellationToken)
    {
        try
        {
            return await provider.OpenAsync(user, order.Value, cancellationToken);
        }
        catch (PaymentProviderUnavailableException failed) when (failed.IsServerError)
        {
            var next = order.Value with { Attempt = order.Value.Attempt + 1 };
            var isFirst = order.Value.Attempt == 0;
            if (await store.CommitAsync(user, [Change.Replace(order, next)], cancellationToken) && !isFirst)
            {
                throw;
            }

            return null;
        }
    }
}

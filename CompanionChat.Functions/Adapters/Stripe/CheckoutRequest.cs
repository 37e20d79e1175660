using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;
using Stripe.Checkout;

namespace CompanionChat.Functions.Adapters.Stripe;

/// <summary>
/// What is sent to open a checkout (<see href="https://docs.stripe.com/api/checkout/sessions/create"/>). It follows from user and order alone, for Stripe
/// refuses a repeat that differs; so it names no time of expiry, and Stripe's own of 24 hours holds.
/// </summary>
internal static class CheckoutRequest
{
    /// <summary>Stripe's limit for a client's reference, in characters.</summary>
    private const int ReferenceLimit = 200;

    public static SessionCreateOptions Of(UserKey user, Order order)
    {
        var addresses = new ReturnAddresses(order);
        return new SessionCreateOptions
        {
            Mode = "payment",
            LineItems = [ItemOf(order.Plan.Name, order.Plan.Price)],

            // Else the buyer could pay in a currency of their own, and the amounts would not be the order's.
            AdaptivePricing = new SessionAdaptivePricingOptions { Enabled = false },
            SuccessUrl = addresses.Success,
            CancelUrl = addresses.Cancel,

            // For a human's eye in the Dashboard; nothing is read from it.
            ClientReferenceId = user.Value.Length <= ReferenceLimit ? user.Value : null,
            Metadata = OrderMetadata.Of(user, order.Id),
            PaymentIntentData = new SessionPaymentIntentDataOptions { Metadata = OrderMetadata.Of(user, order.Id) },
        };
    }

    private static SessionLineItemOptions ItemOf(string name, Money price) => new()
    {
        Quantity = 1,
        PriceData = new SessionLineItemPriceDataOptions
        {
            Currency = price.Currency,
            UnitAmount = price.Amount,
            ProductData = new SessionLineItemPriceDataProductDataOptions { Name = name },
        },
    };
}

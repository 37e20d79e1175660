#nullable disable

namespace Stripe;

/// <summary>An object of Stripe's.</summary>
public abstract class StripeEntity<T> : StripeEntity
    where T : StripeEntity<T>
{
}

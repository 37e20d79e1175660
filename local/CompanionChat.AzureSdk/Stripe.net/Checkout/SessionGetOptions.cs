#nullable disable

namespace Stripe.Checkout;

public class SessionGetOptions : BaseOptions
{
}

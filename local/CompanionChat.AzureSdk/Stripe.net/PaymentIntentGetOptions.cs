#nullable disable

namespace Stripe;

public class PaymentIntentGetOptions : BaseOptions
{
}

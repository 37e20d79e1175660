#nullable disable

namespace Stripe;

public class ChargeGetOptions : BaseOptions
{
}

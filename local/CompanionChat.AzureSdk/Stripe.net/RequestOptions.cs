#nullable disable

namespace Stripe;

public class RequestOptions
{
    /// <summary>Instead of the client's.</summary>
    public string ApiKey { get; set; }

    /// <summary>At most 255 characters. Stripe answers a repeat with what it answered first (<see href="https://docs.stripe.com/api/idempotent_requests"/>).</summary>
    public string IdempotencyKey { get; set; }
}

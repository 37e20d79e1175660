#nullable disable
using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>Stripe's kind of error (<see href="https://docs.stripe.com/api/errors"/>).</summary>
public class StripeError : StripeEntity<StripeError>
{
    [JsonPropertyName("code")]
    public string Code { get; set; }

    [JsonPropertyName("message")]
    public string Message { get; set; }

    [JsonPropertyName("param")]
    public string Param { get; set; }

    [JsonPropertyName("type")]
    public string Type { get; set; }
}

#nullable disable
using System.Text.Json;

namespace Stripe;

public static class StripeConfiguration
{
    /// <summary>The version of the API that these types speak: a date and the release train.</summary>
    public static string ApiVersion => Stripe.ApiVersion.Current;

    public static string StripeNetVersion => "52.2.0";

    public static JsonSerializerOptions SerializerOptions { get; set; } = new() { MaxDepth = 128 };
}

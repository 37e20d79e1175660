#nullable disable
using System.Text.Json;

namespace Stripe.Protocol;

/// <summary>Reads an answer that is no success (<see href="https://docs.stripe.com/api/errors"/>).</summary>
internal static class ErrorAnswer
{
    public static StripeException Read(StripeResponse response)
    {
        try
        {
            using var document = JsonDocument.Parse(response.Content);
            return document.RootElement.TryGetProperty("error", out var error) ? Of(response, error) : Invalid(response);
        }
        catch (JsonException)
        {
            return Invalid(response);
        }
    }

    /// <summary>As the package does, it quotes the answer: its message is not for logs.</summary>
    public static StripeException Invalid(StripeResponse response) =>
        new(response.StatusCode, null, $"Invalid response object from API: \"{response.Content}\"") { StripeResponse = response };

    private static StripeException Of(StripeResponse response, JsonElement error)
    {
        var stripeError = error.Deserialize<StripeError>(StripeConfiguration.SerializerOptions);
        stripeError.StripeResponse = response;
        return new StripeException(response.StatusCode, stripeError, stripeError.Message) { StripeResponse = response };
    }
}

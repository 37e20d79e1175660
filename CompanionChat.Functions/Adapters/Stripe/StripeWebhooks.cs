using System.Text;
using CompanionChat.Domain.Payments;
using CompanionChat.Functions.Features.Webhooks;
using Microsoft.Extensions.Options;
using Stripe;

namespace CompanionChat.Functions.Adapters.Stripe;

/// <summary>
/// Reads Stripe's notifications (<see href="https://docs.stripe.com/webhooks"/>): signed over the exact bytes with a time that may be 5 minutes off either
/// way. An event of another release train of the API is read too: refusing it would lose it, and what is read of it has not changed for years.
/// </summary>
internal sealed class StripeWebhooks(IOptions<StripeOptions> options, StripeEvents events, TimeProvider clock) : IWebhookReader
{
    private const string SignatureHeader = "Stripe-Signature";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <inheritdoc/>
    public PaymentProvider Provider => PaymentProvider.Stripe;

    /// <inheritdoc/>
    public async Task<WebhookReading> ReadAsync(WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        // The package answers a missing header with a NullReferenceException.
        var signature = delivery.Headers[SignatureHeader].ToString();
        if (signature.Length == 0)
        {
            return new WebhookReading.Forged("signature");
        }

        if (TextOf(delivery.Body) is not { } body)
        {
            return new WebhookReading.Forged("malformed");
        }

        if (!options.Value.WebhookSecrets.Any(secret => IsSigned(body, signature, secret)))
        {
            return new WebhookReading.Forged("signature");
        }

        return EventOf(body) is { } occurred ? await events.ReadAsync(occurred, cancellationToken) : new WebhookReading.Forged("malformed");
    }

    private static string? TextOf(ReadOnlyMemory<byte> body)
    {
        try
        {
            return StrictUtf8.GetString(body.Span);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static Event? EventOf(string body)
    {
        try
        {
            return EventUtility.ParseEvent(body, throwOnApiVersionMismatch: false) is { Type.Length: > 0 } occurred ? occurred : null;
        }
        catch (Exception unreadable) when (unreadable is not OutOfMemoryException)
        {
            // The package throws whatever its JSON reader throws where a body is of another shape.
            return null;
        }
    }

    private bool IsSigned(string body, string signature, string secret)
    {
        try
        {
            EventUtility.ValidateSignature(body, signature, secret, EventUtility.DefaultTimeTolerance, clock.GetUtcNow().ToUnixTimeSeconds());
            return true;
        }
        catch (Exception refused) when (refused is StripeException or FormatException or OverflowException)
        {
            // The latter two: a signed time that is no number of 32 bits.
            return false;
        }
    }
}

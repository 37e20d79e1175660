#nullable disable
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Stripe;

/// <summary>Signed notifications (<see href="https://docs.stripe.com/webhooks/signature"/>).</summary>
public static class EventUtility
{
    public const int DefaultTimeTolerance = 300;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads an event.</summary>
    /// <exception cref="StripeException">It is of another release train than these types.</exception>
    public static Event ParseEvent(string json, bool throwOnApiVersionMismatch = true)
    {
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.TryGetProperty("object", out var kind) && string.Equals(kind.GetString(), "v2.core.event", StringComparison.Ordinal))
        {
            throw new ArgumentException("A thin event notification is no webhook body.", nameof(json));
        }

        var read = document.RootElement.Deserialize<Event>(StripeConfiguration.SerializerOptions);
        return throwOnApiVersionMismatch && !IsCompatibleApiVersion(read.ApiVersion)
            ? throw new StripeException($"Received event with API version {read.ApiVersion}, but {ApiVersion.Current} is expected.")
            : read;
    }

    /// <summary>Reads an event if its signature is right.</summary>
    /// <param name="json">The body, exactly as it came in.</param>
    /// <param name="stripeSignatureHeader">The header <c>Stripe-Signature</c>.</param>
    /// <param name="secret">The endpoint's signing secret.</param>
    /// <param name="tolerance">How far the signature's time may be from <paramref name="utcNow"/>, either way, in seconds.</param>
    /// <param name="utcNow">Now, in seconds since 1970.</param>
    /// <param name="throwOnApiVersionMismatch">Whether an event of another release train is an error.</param>
    /// <exception cref="StripeException">The signature is wrong or of another time, or the event is of another release train.</exception>
    public static Event ConstructEvent(
        string json, string stripeSignatureHeader, string secret, long tolerance, long utcNow, bool throwOnApiVersionMismatch = true)
    {
        ValidateSignature(json, stripeSignatureHeader, secret, tolerance, utcNow);
        return ParseEvent(json, throwOnApiVersionMismatch);
    }

    /// <summary>Checks a signature: one of the header's <c>v1</c> must be right, and its time near.</summary>
    /// <exception cref="StripeException">It is wrong, or of another time.</exception>
    public static void ValidateSignature(string json, string stripeSignatureHeader, string secret, long tolerance, long utcNow)
    {
        var items = ItemsOf(stripeSignatureHeader);
        var time = items["t"].FirstOrDefault();
        if (!items["v1"].Any(candidate => IsSame(candidate, Expected(secret, time, json))))
        {
            throw new StripeException("The expected signature was not found in the Stripe-Signature header.");
        }

        if (Math.Abs(utcNow - Convert.ToInt32(time, CultureInfo.InvariantCulture)) > tolerance)
        {
            throw new StripeException("The webhook cannot be processed because the current timestamp is outside of the allowed tolerance.");
        }
    }

    /// <summary>HMAC-SHA256 over <c>{timestamp}.{payload}</c>, in lower-case hexadecimal digits.</summary>
    /// <exception cref="EncoderFallbackException">The payload is no text.</exception>
    public static string ComputeSignature(string secret, string timestamp, string payload) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(StrictUtf8.GetBytes(secret), StrictUtf8.GetBytes($"{timestamp}.{payload}")));

    /// <summary>Signs a body, as of now where no other time is given.</summary>
    public static string GenerateSignatureHeader(string payload, string secret, long? timestamp = null)
    {
        var time = (timestamp ?? TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()).ToString(CultureInfo.InvariantCulture);
        return $"t={time},v1={ComputeSignature(secret, time, payload)}";
    }

    /// <summary>Whether an event is of the release train that these types are of.</summary>
    public static bool IsCompatibleApiVersion(string eventApiVersion) =>
        eventApiVersion.Split('.') is [_, var train, ..] && string.Equals(train, ApiVersion.Current.Split('.')[1], StringComparison.Ordinal);

    private static ILookup<string, string> ItemsOf(string header) => header.Trim().Split(',')
        .Select(item => item.Trim().Split('=', 2) is [var name, var value]
            ? (Name: name, Value: value)
            : throw new StripeException("The signature header format is unexpected."))
        .ToLookup(item => item.Name, item => item.Value, StringComparer.Ordinal);

    private static string Expected(string secret, string time, string json)
    {
        try
        {
            return ComputeSignature(secret, time, json);
        }
        catch (EncoderFallbackException invalid)
        {
            throw new StripeException("The webhook cannot be processed because the signature cannot be safely calculated.", invalid);
        }
    }

    private static bool IsSame(string candidate, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(candidate), Encoding.UTF8.GetBytes(expected));
}

using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using CompanionChat.LocalHost.Simulators.Webhooks;

namespace CompanionChat.LocalHost.Simulators.Stripe;

/// <summary>
/// Signs webhooks as Stripe does: <c>Stripe-Signature: t={seconds},v1={hex}</c>, an HMAC-SHA256 of <c>{t}.{body}</c> for each active secret.
/// Source: https://docs.stripe.com/webhooks/signature.
/// </summary>
internal sealed class StripeSignature(StripeKeys keys)
{
    /// <summary>How Stripe delivers: each attempt signed anew, any 2xx will do, redirects are failures.</summary>
    public WebhookProtocol Protocol() => new(Request, WebhookProtocol.AnySuccess, WebhookProtocol.ShortPauses, TimeSpan.FromSeconds(30));

    private HttpRequestMessage Request(Webhook webhook, DateTimeOffset now)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, webhook.Address)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(webhook.Body)),
        };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(webhook.ContentType);
        request.Headers.TryAddWithoutValidation("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)");
        request.Headers.TryAddWithoutValidation("Stripe-Signature", Sign(webhook.Body, now));
        return request;
    }

    private string Sign(string body, DateTimeOffset now)
    {
        var time = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signed = Encoding.UTF8.GetBytes($"{time}.{body}");
        var header = new StringBuilder($"t={time}");
        foreach (var secret in keys.WebhookSecrets)
        {
            header.Append(CultureInfo.InvariantCulture, $",v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}");
        }

        // In test mode Stripe adds one of a scheme that proves nothing; receivers must pass over it.
        return header.Append(CultureInfo.InvariantCulture, $",v0={RandomNumberGenerator.GetHexString(64, lowercase: true)}").ToString();
    }
}

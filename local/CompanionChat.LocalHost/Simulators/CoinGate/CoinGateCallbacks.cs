using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CompanionChat.LocalHost.Simulators.Webhooks;

namespace CompanionChat.LocalHost.Simulators.CoinGate;

/// <summary>How CoinGate delivers (<see href="https://developer.coingate.com/reference/api-callbacks"/>); its 40 attempts over days are ten within minutes.</summary>
internal static class CoinGateCallbacks
{
    public static WebhookProtocol Protocol() => new(Request, Judge, WebhookProtocol.ShortPauses, Patience: TimeSpan.FromSeconds(20));

    private static HttpRequestMessage Request(Webhook webhook, DateTimeOffset now) => new(HttpMethod.Post, webhook.Address)
    {
        Content = new ByteArrayContent(Encoding.UTF8.GetBytes(webhook.Body)) { Headers = { ContentType = MediaTypeHeaderValue.Parse(webhook.ContentType) } },
    };

    private static WebhookVerdict Judge(HttpStatusCode status) => status switch
    {
        HttpStatusCode.OK or HttpStatusCode.NoContent => WebhookVerdict.Delivered,
        HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => WebhookVerdict.Cancelled,
        _ => WebhookVerdict.Retry,
    };
}

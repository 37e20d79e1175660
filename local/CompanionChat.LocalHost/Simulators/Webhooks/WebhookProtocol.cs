using System.Net;

namespace CompanionChat.LocalHost.Simulators.Webhooks;

/// <summary>What each provider does its own way about webhooks.</summary>
/// <param name="Request">Makes the request of one attempt at the given time: a provider that signs signs each attempt anew.</param>
/// <param name="Judge">What the status of an answer means. No answer is a <see cref="WebhookVerdict.Retry"/>.</param>
/// <param name="Pauses">How long to wait before each further attempt; after the last of them it gives up.</param>
/// <param name="Patience">How long an attempt waits for its answer.</param>
internal sealed record WebhookProtocol(
    Func<Webhook, DateTimeOffset, HttpRequestMessage> Request,
    Func<HttpStatusCode, WebhookVerdict> Judge,
    IReadOnlyList<TimeSpan> Pauses,
    TimeSpan Patience)
{
    /// <summary>Ten attempts within four minutes: as patient as a provider, but for somebody who watches.</summary>
    public static readonly IReadOnlyList<TimeSpan> ShortPauses =
        [.. ((int[])[1, 2, 4, 8, 16, 32, 60, 60, 60]).Select(seconds => TimeSpan.FromSeconds(seconds))];

    /// <summary>Any 2xx will do; anything else is tried again.</summary>
    public static WebhookVerdict AnySuccess(HttpStatusCode status) =>
        (int)status is >= 200 and < 300 ? WebhookVerdict.Delivered : WebhookVerdict.Retry;
}

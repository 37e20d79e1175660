using System.Net;

namespace CompanionChat.LocalHost.Simulators.Webhooks;

/// <summary>Makes attempts as the protocol says, and keeps a log of them.</summary>
internal sealed class WebhookSender(WebhookProtocol protocol, TimeProvider clock) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
    {
        Timeout = Timeout.InfiniteTimeSpan, // the protocol's patience, on the host's clock, goes for it
    };

    /// <summary>What was tried.</summary>
    public WebhookLog Log { get; } = new();

    /// <summary>Tries once.</summary>
    /// <param name="attempt">What, and the how-manieth attempt it is.</param>
    /// <param name="stopping">The host stops; there is no verdict then.</param>
    public async Task<WebhookVerdict> SendAsync(PendingWebhook attempt, CancellationToken stopping)
    {
        var status = await SendAsync(attempt.Webhook, stopping);
        Log.Add(new WebhookAttempt(clock.GetUtcNow(), attempt.Id, attempt.Webhook.Subject, attempt.Attempts, (int?)status));
        return status is { } answered ? protocol.Judge(answered) : WebhookVerdict.Retry;
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task<HttpStatusCode?> SendAsync(Webhook webhook, CancellationToken stopping)
    {
        using var patience = new CancellationTokenSource(protocol.Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, patience.Token);
        using var request = protocol.Request(webhook, clock.GetUtcNow());
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return null;
        }
    }
}

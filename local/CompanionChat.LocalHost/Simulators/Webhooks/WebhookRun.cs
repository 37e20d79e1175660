namespace CompanionChat.LocalHost.Simulators.Webhooks;

/// <summary>A delivery that is under way, or held back.</summary>
/// <param name="arrival">Told when it has arrived, or never will; two deliveries of one webhook share it.</param>
/// <param name="pending">Where it stands.</param>
internal sealed class WebhookRun(TaskCompletionSource arrival, PendingWebhook pending)
{
    /// <summary>Where it stands.</summary>
    public PendingWebhook Pending { get; set; } = pending;

    /// <summary>The one that was held back until this was tried once.</summary>
    public WebhookRun? Follower { get; set; }

    /// <summary>It has arrived, or never will.</summary>
    public void End() => arrival.TrySetResult();

    /// <summary>Whom it held back; only once.</summary>
    public WebhookRun? Release()
    {
        var follower = Follower;
        Follower = null;
        return follower;
    }
}

namespace CompanionChat.LocalHost.Simulators.Webhooks;

/// <summary>Keeps the newest attempts. Safe to use from many threads.</summary>
internal sealed class WebhookLog
{
    private const int Kept = 200;

    private readonly Lock gate = new();
    private readonly Queue<WebhookAttempt> newest = new();

    /// <summary>An attempt was made.</summary>
    public void Add(WebhookAttempt attempt)
    {
        lock (gate)
        {
            newest.Enqueue(attempt);
            if (newest.Count > Kept)
            {
                newest.Dequeue();
            }
        }
    }

    /// <summary>The newest, oldest first.</summary>
    public IReadOnlyList<WebhookAttempt> Read()
    {
        lock (gate)
        {
            return [.. newest];
        }
    }
}

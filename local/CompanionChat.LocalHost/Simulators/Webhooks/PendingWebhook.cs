namespace CompanionChat.LocalHost.Simulators.Webhooks;

/// <summary>A webhook that has not arrived yet, as the books keep it.</summary>
/// <param name="Id">Of this delivery: one webhook can be delivered twice.</param>
/// <param name="Webhook">What is delivered.</param>
/// <param name="Due">Not before.</param>
/// <param name="Attempts">How often it was tried.</param>
internal sealed record PendingWebhook(string Id, Webhook Webhook, DateTimeOffset Due, int Attempts = 0)
{
    /// <summary>What the books call these.</summary>
    public const string Kind = "webhook";

    /// <summary>Its key in the books.</summary>
    public string Key() => $"{Kind}/{Id}";
}

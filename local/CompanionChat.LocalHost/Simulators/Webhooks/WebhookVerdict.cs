namespace CompanionChat.LocalHost.Simulators.Webhooks;

/// <summary>What a provider makes of the answer to a webhook.</summary>
internal enum WebhookVerdict
{
    /// <summary>It has arrived.</summary>
    Delivered,

    /// <summary>It is tried again, after a pause.</summary>
    Retry,

    /// <summary>It is never tried again.</summary>
    Cancelled,
}

namespace CompanionChat.LocalHost.Simulators.Webhooks.Faults;

/// <summary>What goes wrong with a webhook.</summary>
internal enum WebhookFaultMode
{
    /// <summary>Nothing.</summary>
    Ok,

    /// <summary>It arrives late; those after it do not wait for it.</summary>
    Delay,

    /// <summary>It is delivered twice, at the same time.</summary>
    Double,

    /// <summary>It arrives right after the one that follows it.</summary>
    Swap,

    /// <summary>It never arrives: nobody tries.</summary>
    Drop,
}

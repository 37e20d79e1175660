namespace CompanionChat.LocalHost.Hubs.Faults;

/// <summary>What goes wrong with a push.</summary>
internal enum HubFaultMode
{
    /// <summary>Nothing.</summary>
    Ok,

    /// <summary>It never arrives.</summary>
    Drop,

    /// <summary>It arrives twice.</summary>
    Double,

    /// <summary>It arrives late; those after it do not wait for it.</summary>
    Delay,

    /// <summary>It arrives right after the push that follows it.</summary>
    Swap,
}

namespace CompanionChat.LocalHost.Simulators.Faults;

/// <summary>What goes wrong with a call to a simulator.</summary>
public enum FaultMode
{
    /// <summary>Nothing.</summary>
    Ok,

    /// <summary>It answers with a status of failure.</summary>
    Error,

    /// <summary>It answers properly, but late.</summary>
    Slow,

    /// <summary>It never answers.</summary>
    Timeout,

    /// <summary>It answers with success and nothing in it.</summary>
    Blank,

    /// <summary>It answers with success, and its body breaks off.</summary>
    Malformed,

    /// <summary>It answers 429 with <c>Retry-After: 1</c>.</summary>
    RateLimited,

    /// <summary>It understands, and says no.</summary>
    Reject,

    /// <summary>It does the work, then breaks the connection before the answer.</summary>
    Drop,
}

namespace CompanionChat.LocalHost.Simulators.Llm;

/// <summary>What a message is, as far as its surface tells.</summary>
internal enum Topic
{
    Statement,
    Question,
    Greeting,
    Thanks,

    /// <summary>Its writer has a hard time.</summary>
    Hardship,

    /// <summary>It asks whether somebody real is there.</summary>
    Nature,

    /// <summary>It speaks of self-harm: no playing then.</summary>
    Crisis,
}

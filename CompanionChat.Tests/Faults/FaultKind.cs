namespace CompanionChat.Tests.Faults;

/// <summary>What happens to one request of the app to storage or to an upstream.</summary>
public enum FaultKind
{
    /// <summary>It fails before it is sent; the next try of the same request gets through.</summary>
    NotSent,

    /// <summary>It fails before it is sent, and so does every further try.</summary>
    NeverSent,

    /// <summary>It is carried out, and its answer is lost; the next try gets one.</summary>
    AnswerLost,

    /// <summary>It is carried out, and no try gets an answer.</summary>
    EveryAnswerLost,

    /// <summary>Each try takes a minute, so that the app's own deadline ends it; it is carried out afterwards, before the client comes again.</summary>
    LateBeforeTheReturn,

    /// <summary>The same, but it is carried out when the client has come again.</summary>
    LateAfterTheReturn,

    /// <summary>It is carried out twice.</summary>
    Doubled,
}

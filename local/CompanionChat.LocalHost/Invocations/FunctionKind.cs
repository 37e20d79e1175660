namespace CompanionChat.LocalHost.Invocations;

/// <summary>What a function is called for.</summary>
internal enum FunctionKind
{
    Http,
    Timer,
    Activity,
    Orchestrator,
}

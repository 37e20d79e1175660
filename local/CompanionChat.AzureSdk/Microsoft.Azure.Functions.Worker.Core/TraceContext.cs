namespace Microsoft.Azure.Functions.Worker;

/// <summary>The trace that an invocation belongs to (W3C Trace Context).</summary>
public abstract class TraceContext
{
    public abstract string TraceParent { get; }

    public abstract string TraceState { get; }
}

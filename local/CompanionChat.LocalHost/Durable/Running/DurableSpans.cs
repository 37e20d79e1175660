using System.Diagnostics;
using CompanionChat.LocalHost.Durable.Storage;

namespace CompanionChat.LocalHost.Durable.Running;

/// <summary>
/// The engine's spans, with the names and attributes of the real one's (github.com/Azure/durabletask, Tracing/Schema.cs): an orchestration's belongs to the
/// trace of whoever started it, an activity's to the orchestration's.
/// </summary>
internal static class DurableSpans
{
    /// <summary>The name of their source.</summary>
    public const string Source = "CompanionChat.LocalHost.Durable";

    private static readonly ActivitySource Spans = new(Source);

    /// <summary>From the start of an orchestration, or from when it was taken up again, until its end.</summary>
    public static Activity? Orchestration(InstanceRecord instance) =>
        Start("orchestration", instance.Name, instance.InstanceId, ActivityContext.TryParse(instance.TraceParent, null, out var parent) ? parent : default);

    /// <summary>One run of an activity.</summary>
    public static Activity? Activity(string name, string instanceId) => Start("activity", name, instanceId, default);

    private static Activity? Start(string type, string name, string instanceId, ActivityContext parent) => !Spans.HasListeners()
        ? null
        : Spans.StartActivity($"{type}:{name}", ActivityKind.Internal, parent)?
            .SetTag("durabletask.type", type)
            .SetTag("durabletask.task.name", name)
            .SetTag("durabletask.task.instance_id", instanceId);
}

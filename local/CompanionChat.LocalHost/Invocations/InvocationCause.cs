using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CompanionChat.LocalHost.Invocations;

/// <summary>What a function is invoked for.</summary>
internal abstract record InvocationCause
{
    /// <summary>The trigger's metadata, by name.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }

    /// <summary>A request.</summary>
    internal sealed record Request(HttpContext Http) : InvocationCause
    {
        /// <inheritdoc/>
        public override IReadOnlyDictionary<string, object?> BindingData => Http.Request.RouteValues;
    }

    /// <summary>A schedule.</summary>
    internal sealed record Due(TimerInfo Timer) : InvocationCause
    {
        /// <inheritdoc/>
        public override IReadOnlyDictionary<string, object?> BindingData { get; } = new Dictionary<string, object?>(StringComparer.Ordinal);
    }

    /// <summary>An orchestration that calls an activity.</summary>
    /// <param name="InstanceId">Of the orchestration.</param>
    /// <param name="Input">JSON, or null.</param>
    internal sealed record ActivityTask(string InstanceId, string? Input) : InvocationCause
    {
        /// <inheritdoc/>
        public override IReadOnlyDictionary<string, object?> BindingData => new Dictionary<string, object?>(StringComparer.Ordinal) { ["instanceId"] = InstanceId };
    }
}

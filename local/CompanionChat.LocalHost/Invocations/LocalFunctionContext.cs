using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;

namespace CompanionChat.LocalHost.Invocations;

/// <summary>One invocation.</summary>
/// <param name="function">What is invoked.</param>
/// <param name="cause">What it is invoked for.</param>
/// <param name="services">Services for as long as the invocation lasts.</param>
/// <param name="cancellationToken">Nobody waits for the result any more.</param>
internal sealed class LocalFunctionContext(
    LocalFunction function, InvocationCause cause, IServiceProvider services, CancellationToken cancellationToken) : FunctionContext
{
    private string? invocationId;

    /// <summary>What is invoked.</summary>
    public LocalFunction Function => function;

    /// <summary>What it is invoked for.</summary>
    public InvocationCause Cause => cause;

    /// <summary>What the function returned.</summary>
    public object? Result { get; set; }

    /// <inheritdoc/>
    public override string InvocationId => invocationId ??= Guid.CreateVersion7().ToString();

    /// <inheritdoc/>
    public override string FunctionId => function.Definition.Id;

    /// <inheritdoc/>
    public override TraceContext TraceContext { get; } = new Trace(Activity.Current);

    /// <inheritdoc/>
    public override BindingContext BindingContext => new Bindings(cause.BindingData);

    /// <inheritdoc/>
    public override RetryContext RetryContext => Retries.None;

    /// <inheritdoc/>
    public override IServiceProvider InstanceServices { get; set; } = services;

    /// <inheritdoc/>
    public override FunctionDefinition FunctionDefinition => function.Definition;

    /// <inheritdoc/>
    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    /// <inheritdoc/>
    public override IInvocationFeatures Features { get; } = new InvocationFeatures();

    /// <inheritdoc/>
    public override CancellationToken CancellationToken => cancellationToken;

    private sealed class Trace(Activity? activity) : TraceContext
    {
        public override string TraceParent => activity?.Id ?? "";

        public override string TraceState => activity?.TraceStateString ?? "";
    }

    private sealed class Bindings(IReadOnlyDictionary<string, object?> data) : BindingContext
    {
        public override IReadOnlyDictionary<string, object?> BindingData => data;
    }

    private sealed class Retries : RetryContext
    {
        public static readonly Retries None = new();

        public override int RetryCount => 0;

        public override int MaxRetryCount => 0;
    }
}

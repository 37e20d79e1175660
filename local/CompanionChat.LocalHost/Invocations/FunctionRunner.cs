using CompanionChat.LocalHost.Hubs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.LocalHost.Invocations;

/// <summary>Runs functions as the worker and its host do together: middleware, the function, then its outputs.</summary>
internal sealed class FunctionRunner
{
    private readonly WorkerPipeline pipeline;
    private readonly IServiceScopeFactory scopes;
    private readonly WorkerSerializer serializer;
    private readonly HubOutput hub;

    public FunctionRunner(
        WorkerPipeline pipeline, ParameterBinders binders, IServiceScopeFactory scopes, WorkerSerializer serializer, HubOutput hub)
    {
        this.pipeline = pipeline;
        this.scopes = scopes;
        this.serializer = serializer;
        this.hub = hub;
        pipeline.Complete(context => CallAsync((LocalFunctionContext)context, binders));
    }

    /// <summary>Runs the middleware and the function; the result is in the context.</summary>
    public Task RunAsync(LocalFunctionContext context) => pipeline.InvokeAsync(context);

    /// <summary>Runs a timer function.</summary>
    public async Task RunTimerAsync(LocalFunction function, TimerInfo timer, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = new LocalFunctionContext(function, new InvocationCause.Due(timer), scope.ServiceProvider, cancellationToken);
        await RunAsync(context);
        await hub.SendAsync(function.Outputs.Pushes(context.Result), cancellationToken);
    }

    /// <summary>Runs an activity. What it pushes is sent before it counts as done: a push that fails, fails the activity.</summary>
    /// <param name="function">The activity.</param>
    /// <param name="instanceId">The orchestration that calls it.</param>
    /// <param name="input">JSON, or null.</param>
    /// <param name="cancellationToken">The host stops.</param>
    /// <returns>JSON of the result, or null: also where properties of it are outputs, as the worker has it.</returns>
    public async Task<string?> RunActivityAsync(LocalFunction function, string instanceId, string? input, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = new LocalFunctionContext(
            function, new InvocationCause.ActivityTask(instanceId, input), scope.ServiceProvider, cancellationToken);
        await RunAsync(context);
        await hub.SendAsync(function.Outputs.Pushes(context.Result), cancellationToken);
        return context.Result is null || function.Outputs.ReplacesResult ? null : serializer.Serialize(context.Result).ToString();
    }

    private static async Task CallAsync(LocalFunctionContext context, ParameterBinders binders) =>
        context.Result = await context.Function.Call.InvokeAsync(context.InstanceServices, binders.Bind(context));
}

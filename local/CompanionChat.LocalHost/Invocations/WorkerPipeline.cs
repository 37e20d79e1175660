using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.LocalHost.Invocations;

/// <summary>What the app puts around every invocation, the first outermost, and the function itself innermost.</summary>
/// <param name="services">Where the app's middleware is registered.</param>
internal sealed class WorkerPipeline(IServiceCollection services) : IFunctionsWorkerApplicationBuilder
{
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware = [];
    private FunctionExecutionDelegate? run;

    /// <inheritdoc/>
    public IServiceCollection Services => services;

    /// <inheritdoc/>
    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        this.middleware.Add(middleware);
        return this;
    }

    /// <summary>Puts the function in the middle. Nothing can be added any more.</summary>
    public void Complete(FunctionExecutionDelegate function) =>
        run = Enumerable.Reverse(middleware).Aggregate(function, (next, layer) => layer(next));

    /// <summary>Runs an invocation.</summary>
    public Task InvokeAsync(FunctionContext context) => run!(context);
}

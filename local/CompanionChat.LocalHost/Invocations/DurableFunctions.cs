using System.Diagnostics.CodeAnalysis;
using CompanionChat.LocalHost.Durable;
using Microsoft.DurableTask;

namespace CompanionChat.LocalHost.Invocations;

/// <summary>Lets the engine call the app's orchestrators, which are replayed and so run without middleware, and its activities.</summary>
internal sealed class DurableFunctions : IDurableFunctions
{
    private readonly FunctionCatalog catalog;
    private readonly FunctionRunner runner;
    private readonly Dictionary<string, Func<TaskOrchestrationContext, Task<object?>>> orchestrators;

    public DurableFunctions(FunctionCatalog catalog, FunctionRunner runner, IServiceProvider services)
    {
        this.catalog = catalog;
        this.runner = runner;
        orchestrators = catalog.Of(FunctionKind.Orchestrator)
            .ToDictionary(function => function.Name, function => Orchestrator(function, services), StringComparer.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    public bool TryGetOrchestrator(string name, [NotNullWhen(true)] out Func<TaskOrchestrationContext, Task<object?>>? orchestrator) =>
        orchestrators.TryGetValue(name, out orchestrator);

    /// <inheritdoc/>
    public Task<string?> RunActivityAsync(string name, string instanceId, string? inputJson, CancellationToken cancellationToken) =>
        catalog.Find(name, FunctionKind.Activity) is { } function
            ? runner.RunActivityAsync(function, instanceId, inputJson, cancellationToken)
            : throw new InvalidOperationException($"There is no activity named {name}.");

    private static Func<TaskOrchestrationContext, Task<object?>> Orchestrator(LocalFunction function, IServiceProvider services) =>
        function.Method.GetParameters() is [var parameter] && parameter.ParameterType == typeof(TaskOrchestrationContext)
            ? context => function.Call.InvokeAsync(services, [context]).AsTask()
            : throw new HostFailedException($"{function.Name}: an orchestrator takes a {nameof(TaskOrchestrationContext)}, and nothing else.");
}

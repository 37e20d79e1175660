using System.Diagnostics.CodeAnalysis;
using CompanionChat.LocalHost.Durable;
using Microsoft.DurableTask;

namespace CompanionChat.LocalHost.Invocations;

/// <summary>The orchestrators and activities of the app, for the engine.</summary>
internal sealed class DurableFunctions(FunctionCatalog catalog, FunctionRunner runner, IServiceProvider services) : IDurableFunctions
{
    /// <inheritdoc/>
    public bool TryGetOrchestrator(string name, [NotNullWhen(true)] out Func<TaskOrchestrationContext, Task<object?>>? orchestrator)
    {
        // The worker's middleware is left out: it would run at every replay.
        orchestrator = catalog.Find(name, FunctionKind.Orchestrator) is { } function
            ? context => function.Call.InvokeAsync(services, [context]).AsTask()
            : null;
        return orchestrator is not null;
    }

    /// <inheritdoc/>
    public Task<string?> RunActivityAsync(string name, string instanceId, string? inputJson, CancellationToken cancellationToken) =>
        catalog.Find(name, FunctionKind.Activity) is { } function
            ? runner.RunActivityAsync(function, instanceId, inputJson, cancellationToken)
            : throw new InvalidOperationException($"There is no activity function named '{name}'.");
}

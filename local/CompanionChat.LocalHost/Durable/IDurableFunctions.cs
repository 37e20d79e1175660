using System.Diagnostics.CodeAnalysis;
using Microsoft.DurableTask;

namespace CompanionChat.LocalHost.Durable;

/// <summary>The orchestrators and activities of the app, as the engine calls them.</summary>
public interface IDurableFunctions
{
    /// <summary>Finds an orchestrator by its function name.</summary>
    bool TryGetOrchestrator(string name, [NotNullWhen(true)] out Func<TaskOrchestrationContext, Task<object?>>? orchestrator);

    /// <summary>Runs an activity on the calling thread until its first await.</summary>
    /// <returns>The JSON of its result, null for none; at most 32K characters.</returns>
    /// <exception cref="Exception">What the activity throws, or that there is none of that name.</exception>
    Task<string?> RunActivityAsync(string name, string instanceId, string? inputJson, CancellationToken cancellationToken);
}

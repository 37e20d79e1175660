using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using CompanionChat.LocalHost.Durable;
using Microsoft.DurableTask;

namespace CompanionChat.Tests.LocalHost.Durable;

/// <summary>Orchestrators and activities as a test writes them; counts the runs.</summary>
internal sealed class ScriptedFunctions : IDurableFunctions
{
    private readonly ConcurrentDictionary<string, Func<TaskOrchestrationContext, Task<object?>>> orchestrators = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> ran = new();
    private readonly ConcurrentDictionary<string, Func<string?, CancellationToken, Task<object?>>> activities = new(StringComparer.Ordinal);

    /// <summary>Every activity that was run, in order, as "name(input)".</summary>
    public string[] Ran => [.. ran];

    public ScriptedFunctions Orchestrator(string name, Func<TaskOrchestrationContext, Task<object?>> orchestrator)
    {
        orchestrators[name] = orchestrator;
        return this;
    }

    public ScriptedFunctions Activity(string name, Func<string?, CancellationToken, Task<object?>> activity)
    {
        activities[name] = activity;
        return this;
    }

    public ScriptedFunctions Activity(string name, Func<string?, object?> activity) =>
        Activity(name, (input, _) => Task.FromResult(activity(input)));

    public int RunsOf(string activity) => Ran.Count(run => run.StartsWith(activity + "(", StringComparison.Ordinal));

    public bool TryGetOrchestrator(string name, [NotNullWhen(true)] out Func<TaskOrchestrationContext, Task<object?>>? orchestrator) =>
        orchestrators.TryGetValue(name, out orchestrator);

    public async Task<string?> RunActivityAsync(string name, string instanceId, string? inputJson, CancellationToken cancellationToken)
    {
        ran.Enqueue($"{name}({inputJson})");
        var result = await activities[name](inputJson, cancellationToken);
        return result is null ? null : JsonSerializer.Serialize(result, result.GetType());
    }
}

using System.Diagnostics;
using System.Security.Cryptography;
using CompanionChat.LocalHost.Durable.History;
using CompanionChat.LocalHost.Durable.Running;
using CompanionChat.LocalHost.Durable.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CompanionChat.LocalHost.Durable;

/// <summary>What a start asks for, checked before anything is stored.</summary>
internal static class StartPlan
{
    private const int MaxIdLength = 100;

    /// <summary>The first row of a new instance.</summary>
    /// <exception cref="ArgumentException">The id cannot be a key, or the input is too long.</exception>
    /// <exception cref="NotSupportedException">A later start is asked for.</exception>
    public static InstanceRecord FirstRow(EngineRun run, TaskName orchestrator, object? input, StartOrchestrationOptions? options)
    {
        var now = Clock.Milliseconds(run.Time);
        if (options?.StartAt > now)
        {
            throw new NotSupportedException("The local engine starts orchestrations at once; let the orchestrator begin with a timer.");
        }

        var started = new HistoryEvent
        {
            Kind = HistoryEventKind.ExecutionStarted,
            Name = orchestrator.Name,
            Data = Payload.Write(input, run.Options.Json, "The orchestration's input"),
            At = now,
        };
        return new InstanceRecord
        {
            InstanceId = CheckedId(options?.InstanceId) ?? RandomNumberGenerator.GetHexString(32, lowercase: true),
            Name = orchestrator.Name,
            StartToken = RandomNumberGenerator.GetHexString(16, lowercase: true),
            Writer = run.Writer,
            Status = OrchestrationRuntimeStatus.Pending,
            CreatedAt = now,
            UpdatedAt = now,
            TraceParent = Activity.Current?.Id,
            History = OrchestrationHistory.Format([started]),
        };
    }

    /// <summary>The statuses that must not be replaced.</summary>
    public static IReadOnlyCollection<OrchestrationRuntimeStatus> Dedupe(StartOrchestrationOptions? options) =>
        [.. (options?.DedupeStatuses ?? []).Select(name => Enum.Parse<OrchestrationRuntimeStatus>(name, ignoreCase: true))];

    private static string? CheckedId(string? id) => id switch
    {
        null or "" => null,
        { Length: > MaxIdLength } => throw new ArgumentException($"An instance id has up to {MaxIdLength} characters.", nameof(id)),
        _ when id[0] == '@' || id.AsSpan().ContainsAny("/\\#?") || id.Any(char.IsControl) =>
            throw new ArgumentException("An instance id does not begin with @ and has no /, \\, #, ? or control characters.", nameof(id)),
        _ => id,
    };
}

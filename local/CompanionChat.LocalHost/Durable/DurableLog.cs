using Microsoft.Extensions.Logging;

namespace CompanionChat.LocalHost.Durable;

/// <summary>What the engine logs: names and ids only.</summary>
internal static partial class DurableLog
{
    [LoggerMessage(1, LogLevel.Information, "Durable engine of hub {hub} runs; unfinished orchestrations taken up: {count}")]
    public static partial void Recovered(ILogger logger, string hub, int count);

    [LoggerMessage(2, LogLevel.Warning, "Activity {activity} of instance {instanceId} failed")]
    public static partial void ActivityFailed(ILogger logger, string activity, string instanceId, Exception exception);

    [LoggerMessage(3, LogLevel.Error, "Orchestration {orchestrator}, instance {instanceId}, failed: {errorType}: {errorMessage}")]
    public static partial void OrchestrationFailed(ILogger logger, string orchestrator, string instanceId, string errorType, string errorMessage);

    [LoggerMessage(4, LogLevel.Error, "Orchestration {orchestrator}, instance {instanceId}, is not deterministic")]
    public static partial void NotDeterministic(ILogger logger, string orchestrator, string instanceId, Exception exception);

    [LoggerMessage(5, LogLevel.Warning, "Durable engine: storage failed, attempt {attempt}; it is tried again")]
    public static partial void StorageFailed(ILogger logger, int attempt, Exception? exception);

    [LoggerMessage(6, LogLevel.Warning, "Instance {instanceId} was written by another engine of this hub; it is read again")]
    public static partial void Taken(ILogger logger, string instanceId);

    [LoggerMessage(7, LogLevel.Warning, "Event {eventName} for instance {instanceId} is dropped: there is no such instance, or it is finished")]
    public static partial void EventDropped(ILogger logger, string eventName, string instanceId);

    [LoggerMessage(8, LogLevel.Critical, "Durable engine: instance {instanceId} stopped on a bug of the engine; the next start takes it up")]
    public static partial void Broken(ILogger logger, string instanceId, Exception exception);

    [LoggerMessage(9, LogLevel.Warning, "Instance {instanceId} may have been stored though its start failed; it is looked for")]
    public static partial void StartUnknown(ILogger logger, string instanceId, Exception exception);

    [LoggerMessage(10, LogLevel.Information, "Durable engine of hub {hub} stopped; orchestrations left to the next start: {count}")]
    public static partial void Stopped(ILogger logger, string hub, int count);
}

using Microsoft.Extensions.Logging;

namespace CompanionChat.LocalHost.Durable.Running;

/// <summary>What all instances of a running engine share.</summary>
internal sealed record EngineRun(
    DurableOptions Options,
    Lazy<IDurableFunctions> Functions,
    PersistentStore Store,
    ActivityRunner Activities,
    WorkTracker Work,
    TimeProvider Time,
    ILoggerFactory Loggers,
    ILogger Logger,
    string Writer,
    CancellationToken Stopping,
    CancellationToken Killed);

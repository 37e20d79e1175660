using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace CompanionChat.LocalHost.Durable.Replay;

/// <summary>What stays the same over the steps of an orchestration.</summary>
internal sealed record OrchestratorCall(
    string InstanceId,
    Func<TaskOrchestrationContext, Task<object?>> Orchestrator,
    JsonSerializerOptions Json,
    ILoggerFactory Loggers,
    Action<NonDeterministicOrchestrationException> LateViolation);

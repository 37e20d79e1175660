namespace CompanionChat.LocalHost.Durable.Running;

/// <summary>Another engine wrote to the instance: what this one has of it in memory is out of date.</summary>
internal sealed class InstanceTakenException(string instanceId)
    : Exception($"Orchestration instance '{instanceId}' was written by another engine.");

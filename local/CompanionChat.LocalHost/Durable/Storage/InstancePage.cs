namespace CompanionChat.LocalHost.Durable.Storage;

/// <summary>Some instances, perhaps none, and where to read on; null at the end.</summary>
internal sealed record InstancePage(IReadOnlyList<InstanceRecord> Instances, string? Continuation);

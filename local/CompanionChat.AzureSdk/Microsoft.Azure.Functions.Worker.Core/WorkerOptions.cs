using Azure.Core.Serialization;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>How the worker speaks with its host.</summary>
public class WorkerOptions
{
    public ObjectSerializer? Serializer { get; set; }
}

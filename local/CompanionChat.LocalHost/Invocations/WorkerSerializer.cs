using System.Text.Json;
using Azure.Core.Serialization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CompanionChat.LocalHost.Invocations;

/// <summary>JSON as the worker and its host exchange it: by the worker's serializer, PascalCase unless the app configures another.</summary>
internal sealed class WorkerSerializer(IOptions<WorkerOptions> options)
{
    private readonly ObjectSerializer serializer = options.Value.Serializer
        ?? new JsonObjectSerializer(new JsonSerializerOptions { PropertyNameCaseInsensitive = true });

    /// <summary>The JSON of a value, by its own type.</summary>
    public BinaryData Serialize(object value) => serializer.Serialize(value, value.GetType(), CancellationToken.None);

    /// <summary>A value of that type; its default where there is no JSON.</summary>
    public object? Deserialize(string? json, Type type)
    {
        if (json is null)
        {
            return type.IsValueType ? Activator.CreateInstance(type) : null;
        }

        using var stream = BinaryData.FromString(json).ToStream();
        return serializer.Deserialize(stream, type, CancellationToken.None);
    }
}

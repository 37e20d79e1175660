using Azure.Data.Tables;
using Microsoft.DurableTask.Client;

namespace CompanionChat.LocalHost.Durable.Storage;

/// <summary>The columns of an instance's row.</summary>
internal static class InstanceEntity
{
    /// <summary>The one row of an instance's partition.</summary>
    public const string RowKey = "instance";

    /// <summary>Whether the instance is unfinished.</summary>
    public const string Live = "Live";

    private const string CustomStatus = "CustomStatus";

    /// <summary>All columns but the history.</summary>
    public static readonly string[] WithoutHistory =
    [
        "PartitionKey", "RowKey", nameof(InstanceRecord.Name), nameof(InstanceRecord.StartToken), nameof(InstanceRecord.Writer),
        nameof(InstanceRecord.Revision), nameof(InstanceRecord.Status), Live, nameof(InstanceRecord.CreatedAt),
        nameof(InstanceRecord.UpdatedAt), nameof(InstanceRecord.TraceParent), CustomStatus,
    ];

    /// <summary>A whole row.</summary>
    public static TableEntity Whole(InstanceRecord instance)
    {
        var entity = Changed(instance, stored: 0);
        entity[nameof(InstanceRecord.Name)] = instance.Name;
        entity[nameof(InstanceRecord.StartToken)] = instance.StartToken;
        entity[nameof(InstanceRecord.CreatedAt)] = instance.CreatedAt;
        if (instance.TraceParent is { } traceParent)
        {
            entity[nameof(InstanceRecord.TraceParent)] = traceParent;
        }

        return entity;
    }

    /// <summary>What a step changes, to be merged.</summary>
    public static TableEntity Changed(InstanceRecord instance, int stored)
    {
        var entity = new TableEntity(instance.InstanceId, RowKey)
        {
            [nameof(InstanceRecord.Writer)] = instance.Writer,
            [nameof(InstanceRecord.Revision)] = instance.Revision,
            [nameof(InstanceRecord.Status)] = instance.Status.ToString(),
            [Live] = !instance.IsFinished,
            [nameof(InstanceRecord.UpdatedAt)] = instance.UpdatedAt,

            // A merge cannot take a column away: none is spelled as an empty text.
            [CustomStatus] = instance.CustomStatus ?? "",
        };
        foreach (var (column, text) in HistoryChunks.After(instance.History, stored))
        {
            entity[column] = text;
        }

        return entity;
    }

    /// <summary>The row as a record.</summary>
    public static InstanceRecord Read(TableEntity entity) => new()
    {
        InstanceId = entity.PartitionKey,
        Name = entity.GetString(nameof(InstanceRecord.Name))!,
        StartToken = entity.GetString(nameof(InstanceRecord.StartToken))!,
        Writer = entity.GetString(nameof(InstanceRecord.Writer))!,
        Revision = entity.GetInt32(nameof(InstanceRecord.Revision))!.Value,
        Status = Enum.Parse<OrchestrationRuntimeStatus>(entity.GetString(nameof(InstanceRecord.Status))!),
        CreatedAt = entity.GetDateTimeOffset(nameof(InstanceRecord.CreatedAt))!.Value,
        UpdatedAt = entity.GetDateTimeOffset(nameof(InstanceRecord.UpdatedAt))!.Value,
        TraceParent = entity.GetString(nameof(InstanceRecord.TraceParent)),
        CustomStatus = entity.GetString(CustomStatus) is { Length: > 0 } status ? status : null,
        History = HistoryChunks.Join(entity.GetString),
        ETag = entity.ETag.ToString(),
    };
}

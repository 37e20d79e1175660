namespace Azure.Data.Tables;

/// <summary>What every row has: its two keys, and what the service adds.</summary>
public interface ITableEntity
{
    /// <summary>The partition: rows that share it can change in one transaction.</summary>
    string PartitionKey { get; set; }

    /// <summary>The row's name, unique within its partition.</summary>
    string RowKey { get; set; }

    /// <summary>When the service last wrote the row; never sent. Not monotonic: do not order by it.</summary>
    DateTimeOffset? Timestamp { get; set; }

    /// <summary>The row's version, as read; never sent in the body, only as an If-Match that the caller names.</summary>
    ETag ETag { get; set; }
}

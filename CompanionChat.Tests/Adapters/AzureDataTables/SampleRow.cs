using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;

namespace CompanionChat.Tests.Adapters.AzureDataTables;

/// <summary>A row with one column of every type that a class may have.</summary>
public sealed class SampleRow : ITableEntity
{
    public enum Mood
    {
        Calm,
        Glad,
    }

    public string PartitionKey { get; set; } = "p";

    public string RowKey { get; set; } = "r";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public string? Text { get; set; }

    public bool Flag { get; set; }

    public bool? MaybeFlag { get; set; }

    public int Number { get; set; }

    public int? MaybeNumber { get; set; }

    public long Big { get; set; }

    public long? MaybeBig { get; set; }

    public double Real { get; set; }

    public double? MaybeReal { get; set; }

    public DateTimeOffset At { get; set; }

    public DateTimeOffset? MaybeAt { get; set; }

    public DateTime Moment { get; set; } = DateTime.UnixEpoch;

    public Guid Id { get; set; }

    public Guid? MaybeId { get; set; }

    public byte[]? Bytes { get; set; }

    public BinaryData? Blob { get; set; }

    public Mood Feeling { get; set; }

    public Mood? MaybeFeeling { get; set; }

    [DataMember(Name = "short")]
    public string? Renamed { get; set; }

    [IgnoreDataMember]
    public string? Ignored { get; set; }

    public int Derived => Number * 2;
}

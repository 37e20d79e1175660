namespace Azure.Data.Tables.Protocol;

/// <summary>The names that every row has, and OData's additions to them.</summary>
internal static class EntityNames
{
    public const string PartitionKey = "PartitionKey";
    public const string RowKey = "RowKey";
    public const string Timestamp = "Timestamp";
    public const string ETag = "odata.etag";

    /// <summary>Follows a property's name where the property's type is not the one its JSON shows.</summary>
    public const string TypeSuffix = "@odata.type";
}

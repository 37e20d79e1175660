namespace Azure.Data.Tables;

/// <summary>One write of a transaction.</summary>
public class TableTransactionAction
{
    /// <summary>A write without a condition of its own.</summary>
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity)
        : this(actionType, entity, default)
    {
    }

    /// <summary>A write with an If-Match. Only updates and deletes send it; a delete without one sends <c>*</c>,
    /// and an update without one is an upsert (as in the package: the service sees no If-Match).</summary>
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity, ETag etag = default)
    {
        ActionType = actionType;
        Entity = entity;
        ETag = etag;
    }

    /// <summary>The kind of write.</summary>
    public TableTransactionActionType ActionType { get; }

    /// <summary>The row; of a delete only its keys are used.</summary>
    public ITableEntity Entity { get; }

    /// <summary>The If-Match, or the default for none.</summary>
    public ETag ETag { get; }
}

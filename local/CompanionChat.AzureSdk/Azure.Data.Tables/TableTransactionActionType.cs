namespace Azure.Data.Tables;

/// <summary>The kinds of write that a transaction may hold.</summary>
public enum TableTransactionActionType
{
    /// <summary>Insert; 409 where the row exists.</summary>
    Add = 0,

    /// <summary>Merge into a row that exists.</summary>
    UpdateMerge = 1,

    /// <summary>Replace a row that exists.</summary>
    UpdateReplace = 2,

    /// <summary>Delete a row that exists; unlike a single delete, a missing row fails the transaction.</summary>
    Delete = 3,

    /// <summary>Merge, or insert.</summary>
    UpsertMerge = 4,

    /// <summary>Replace, or insert.</summary>
    UpsertReplace = 5,
}

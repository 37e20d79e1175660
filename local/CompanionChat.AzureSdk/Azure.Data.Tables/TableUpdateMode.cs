namespace Azure.Data.Tables;

/// <summary>What happens to the properties that a write does not mention.</summary>
public enum TableUpdateMode
{
    /// <summary>They stay.</summary>
    Merge = 0,

    /// <summary>They go.</summary>
    Replace = 1,
}

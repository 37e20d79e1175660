namespace CompanionChat.Domain;

/// <summary>One row of a commit.</summary>
public sealed record Change
{
    private Change(ChangeKind kind, IChatRow row, string? tag) => (Kind, Row, Tag) = (kind, row, tag);

    /// <summary>What is done with the row.</summary>
    public ChangeKind Kind { get; }

    /// <summary>The row as it shall be.</summary>
    public IChatRow Row { get; }

    /// <summary>The concurrency token that must still hold; null for a row that must not exist yet.</summary>
    public string? Tag { get; }

    /// <summary>Adds a row that must not exist.</summary>
    public static Change Insert(IChatRow row) => new(ChangeKind.Insert, row, null);

    /// <summary>Replaces a row that must be as it was read.</summary>
    public static Change Replace<T>(Stored<T> before, T after)
        where T : IChatRow => new(ChangeKind.Replace, after, before.Tag);

    /// <summary>Deletes a row that must be as it was read.</summary>
    public static Change Delete<T>(Stored<T> before)
        where T : IChatRow => new(ChangeKind.Delete, before.Value, before.Tag);
}

namespace CompanionChat.Tests.Model.Storage;

/// <summary>The ETags that rows have and had, in memory and on Azurite.</summary>
internal sealed class KnownTags
{
    private static readonly Pair Never = new("never", "W/\"datetime'2020-01-01T00%3A00%3A00.0000000Z'\"");
    private readonly Dictionary<(int User, int Row), List<Pair>> known = [];

    /// <summary>A row was read, and has these.</summary>
    public void Learn(int user, int row, Pair tags)
    {
        var versions = Of(user, row);
        if (versions.Count == 0 || versions[^1] != tags)
        {
            versions.Add(tags);
        }
    }

    /// <summary>
    /// The ETags that a change names. Azurite's is a time in steps of 100 µs that is taken anew for each row: rows of one batch may share it, and in
    /// theory two versions of a row. Azure promises nothing about ETags of other rows, and a new one for every version, so one that is right by such
    /// a chance is no answer to compare: another takes its place.
    /// </summary>
    public Pair Of(int user, RowChange change)
    {
        var chosen = Chosen(user, change);
        var right = Newest(user, change.Row);
        return chosen != right && chosen.Azurite == right.Azurite ? Never : chosen;
    }

    private Pair Chosen(int user, RowChange change) => change.Tag switch
    {
        TagOf.TheRow => Newest(user, change.Row),
        TagOf.TheRowBefore when Of(user, change.Row) is { Count: > 1 } versions => versions[versions.Count - 2 - (change.Back % (versions.Count - 1))],
        TagOf.AnotherRow => Newest(user, (change.Row + 1 + change.Back) % SampleRows.Count),
        TagOf.AnotherUser => Newest((user + 1) % StoreSteps.Users, change.Row),
        _ => Never,
    };

    private Pair Newest(int user, int row) => Of(user, row) is [.., var newest] ? newest : Never;

    private List<Pair> Of(int user, int row) => known.TryGetValue((user, row), out var versions) ? versions : known[(user, row)] = [];

    /// <summary>A version's.</summary>
    public readonly record struct Pair(string Memory, string Azurite);
}

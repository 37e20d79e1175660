using Azure.Data.Tables;

namespace CompanionChat.Soak.Checks;

/// <summary>A user's rows at one moment, read past the app (<c>Adapters/Tables</c> is where they are defined).</summary>
/// <param name="Conversations">All of them.</param>
/// <param name="Messages">Those of all conversations.</param>
/// <param name="Orders">All of them.</param>
/// <param name="Profile">Null where nothing was ever granted.</param>
internal sealed record UserRows(
    IReadOnlyList<StoredConversation> Conversations, IReadOnlyList<StoredMessage> Messages, IReadOnlyList<StoredOrder> Orders, StoredProfile? Profile)
{
    /// <summary>Reads rows as they lie in the table.</summary>
    public static UserRows Of(IReadOnlyList<TableEntity> rows) => new(
        [.. Under(rows, "conv~").Select(StoredConversation.Of)],
        [.. Under(rows, "msg~").Select(StoredMessage.Of)],
        [.. Under(rows, "order~").Select(StoredOrder.Of)],
        rows.Where(row => row.RowKey is "profile").Select(StoredProfile.Of).SingleOrDefault());

    private static IEnumerable<TableEntity> Under(IEnumerable<TableEntity> rows, string prefix) =>
        rows.Where(row => row.RowKey.StartsWith(prefix, StringComparison.Ordinal));
}

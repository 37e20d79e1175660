using Azure.Data.Tables;

namespace CompanionChat.Soak.Checks;

/// <summary>A conversation's row.</summary>
internal sealed record StoredConversation(string CompanionId, int FreeText, int Pending, DateTimeOffset ReadAt, DateTimeOffset CompanionWroteAt)
{
    /// <summary>Reads one.</summary>
    public static StoredConversation Of(TableEntity row) => new(
        row.RowKey.Split('~')[1],
        row.GetInt32("FreeText").GetValueOrDefault(),
        row.GetInt32("PendingReplies").GetValueOrDefault(),
        row.GetDateTimeOffset("ReadAt").GetValueOrDefault(),
        row.GetDateTimeOffset("CompanionWroteAt").GetValueOrDefault());
}

using Azure.Data.Tables;

namespace CompanionChat.Soak.Checks;

/// <summary>A message's row.</summary>
internal sealed record StoredMessage(string CompanionId, string Id, bool IsUsers, string Text)
{
    /// <summary>On a user's message: where its reply stands.</summary>
    public string? Status { get; init; }

    /// <summary>On a user's message: what it took of the quota.</summary>
    public int Charged { get; init; }

    /// <summary>On a user's message: its reply.</summary>
    public string? ReplyId { get; init; }

    /// <summary>On a user's message: the Idempotency-Key.</summary>
    public string? Key { get; init; }

    /// <summary>On a reply: what it answers.</summary>
    public string? InReplyTo { get; init; }

    /// <summary>It waits for its end.</summary>
    public bool IsPending => IsUsers && Status is not ("Answered" or "Failed");

    /// <summary>Reads one.</summary>
    public static StoredMessage Of(TableEntity row)
    {
        var key = row.RowKey.Split('~');
        return new StoredMessage(key[1], key[2], row.GetString("Sender") is "user", row.GetString("Text") ?? "")
        {
            Status = row.GetString("Status"),
            Charged = row.GetInt32("ChargedText").GetValueOrDefault(),
            ReplyId = row.GetString("ReplyId"),
            Key = row.GetString("ClientId"),
            InReplyTo = row.GetString("InReplyTo"),
        };
    }
}

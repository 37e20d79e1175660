using Azure.Data.Tables;

namespace CompanionChat.Tests.Trials;

/// <summary>What must hold of a visitor's rows when all is settled, whatever happened. It looks at rows only and knows no history.</summary>
internal static class RowAudit
{
    private const int FreeText = 10;

    /// <summary>Fails where something does not hold.</summary>
    public static void Check(IReadOnlyList<TableEntity> rows)
    {
        foreach (var conversation in Of(rows, "conv~"))
        {
            CheckMessages(conversation, [.. Of(rows, $"msg~{conversation.RowKey["conv~".Length..]}~")]);
        }

        CheckNonces(rows);
        CheckOrders(rows);
    }

    // I1 of the quota, I2, and I6: what is taken is what was answered, each message has one end, and nothing waits.
    private static void CheckMessages(TableEntity conversation, List<TableEntity> messages)
    {
        var sent = messages.Where(message => message.GetString("Sender") is "user").ToList();
        var taken = sent.Where(message => message.GetString("Status") is "Answered").Sum(message => message.GetInt32("ChargedText") ?? 0);
        True(conversation.GetInt32("FreeText") == FreeText - taken, $"{conversation.GetInt32("FreeText")} free, and {taken} taken of {FreeText}");
        True(conversation.GetInt32("PendingReplies") == 0, $"{conversation.GetInt32("PendingReplies")} pending");
        True(messages.Count(message => message.GetString("Sender") is not "user" && message.GetString("InReplyTo") is null) == 1, "not one greeting");
        True(sent.Count == sent.DistinctBy(message => message.GetString("ClientId")).Count(), "a message is there twice");
        foreach (var message in sent)
        {
            var id = message.RowKey[(message.RowKey.LastIndexOf('~') + 1)..];
            var replies = messages.Count(reply => reply.GetString("InReplyTo") == id);
            True((message.GetString("Status"), replies) is ("Answered", 1) or ("Failed", 0), $"{id} is {message.GetString("Status")} and has {replies} replies");
        }
    }

    private static void CheckNonces(IReadOnlyList<TableEntity> rows)
    {
        var uses = Of(rows, "nonce~").Select(nonce => nonce.GetString("UsedBy")).OfType<string>().ToList();
        True(uses.TrueForAll(use => rows.Any(row => row.RowKey.EndsWith($"~{use}", StringComparison.Ordinal))), "a nonce was used for a message that is not there");
        True(uses.Count == uses.Distinct(StringComparer.Ordinal).Count(), "two nonces were used for one message");
    }

    // I1 of tokens, and I3: the balance is what was granted and not taken back, and no order gave or lost more than it is worth.
    private static void CheckOrders(IReadOnlyList<TableEntity> rows)
    {
        var left = 0L;
        foreach (var order in Of(rows, "order~"))
        {
            var (worth, due, taken) = (order.GetInt64("Tokens")!.Value, order.GetInt64("DueTokens")!.Value, order.GetInt64("TakenTokens")!.Value);
            True(taken >= 0 && taken <= due && due <= worth, $"{taken} taken back, {due} due, of {worth}");
            left += order.GetDateTimeOffset("GrantedAt") is null ? 0 : worth - taken;
        }

        var balance = rows.SingleOrDefault(row => row.RowKey == "profile")?.GetInt64("Tokens") ?? 0;
        True(balance >= 0 && balance == left, $"a balance of {balance}, and {left} granted and left");
    }

    private static IEnumerable<TableEntity> Of(IEnumerable<TableEntity> rows, string prefix) =>
        rows.Where(row => row.RowKey.StartsWith(prefix, StringComparison.Ordinal));

    private static void True(bool holds, string what) => Assert.True(holds, $"The rows do not add up: {what}.");
}

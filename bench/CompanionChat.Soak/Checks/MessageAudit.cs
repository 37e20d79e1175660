namespace CompanionChat.Soak.Checks;

/// <summary>Holds messages against what their sender was told.</summary>
internal static class MessageAudit
{
    /// <param name="who">Whose.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="acknowledged">What was accepted before the rows were read.</param>
    /// <param name="keys">All keys that were ever sent: more than were accepted, since answers are lost.</param>
    public static IEnumerable<Violation> Check(
        string who, UserRows rows, IReadOnlyCollection<Acknowledged> acknowledged, IReadOnlySet<string> keys)
    {
        var asked = rows.Messages.Where(message => message.IsUsers).ToList();
        return Lost(who, asked, acknowledged)
            .Concat(Doubled(who, asked, keys))
            .Concat(asked.SelectMany(message => Replies(who, message, rows.Messages)));
    }

    /// <summary>Messages that have no end, where all should.</summary>
    public static IEnumerable<Violation> CheckEnded(string who, UserRows rows) => rows.Messages
        .Where(message => message.IsPending)
        .Select(message => new Violation(Rules.Progress, who, $"message {message.Id} is neither answered nor given back"));

    private static IEnumerable<Violation> Lost(string who, IReadOnlyList<StoredMessage> asked, IEnumerable<Acknowledged> acknowledged)
    {
        var byId = asked.ToLookup(message => message.Id, StringComparer.Ordinal);
        foreach (var told in acknowledged)
        {
            var stored = byId[told.MessageId].ToList();
            if (stored.Count != 1)
            {
                yield return new Violation(Rules.Durable, who, $"message {told.MessageId} was acknowledged, and has {stored.Count} rows");
            }
            else if (!string.Equals(stored[0].Text, told.Text, StringComparison.Ordinal) || !string.Equals(stored[0].Key, told.Key, StringComparison.Ordinal))
            {
                yield return new Violation(Rules.Durable, who, $"message {told.MessageId} was sent as {told.Key}, and is stored as {stored[0].Key}");
            }
        }
    }

    private static IEnumerable<Violation> Doubled(string who, IEnumerable<StoredMessage> asked, IReadOnlySet<string> keys)
    {
        foreach (var sent in asked.GroupBy(message => message.Key, StringComparer.Ordinal))
        {
            if (sent.Count() > 1)
            {
                yield return new Violation(Rules.OneEnd, who, $"{sent.Key} was sent once, and is stored as {string.Join(" and ", sent.Select(message => message.Id))}");
            }
            else if (sent.Key is null || !keys.Contains(sent.Key))
            {
                yield return new Violation(Rules.Private, who, $"message {sent.First().Id} was never sent by this user");
            }
        }
    }

    private static IEnumerable<Violation> Replies(string who, StoredMessage asked, IEnumerable<StoredMessage> messages)
    {
        var replies = messages.Where(message => string.Equals(message.InReplyTo, asked.Id, StringComparison.Ordinal)).ToList();
        if (replies.Count != (asked.Status is "Answered" ? 1 : 0))
        {
            yield return new Violation(Rules.OneEnd, who, $"message {asked.Id} is {asked.Status}, and has {replies.Count} replies");
        }
        else if (replies.Count == 1 && !string.Equals(replies[0].Id, asked.ReplyId, StringComparison.Ordinal))
        {
            yield return new Violation(Rules.OneEnd, who, $"message {asked.Id} names {asked.ReplyId} as its reply, which is {replies[0].Id}");
        }
    }
}

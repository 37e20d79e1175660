using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;
using CompanionChat.Functions.Hosting;

namespace CompanionChat.Tests.Model.Simulation;

/// <summary>What must hold of a user's rows at any moment, whoever is in the middle of what. It looks at rows only and knows no history.</summary>
internal static class Audit
{
    /// <summary>Fails where something does not hold.</summary>
    public static void Check(Ground ground, UserKey user)
    {
        foreach (var conversation in ground.Table.Rows<Conversation>(user))
        {
            var messages = ground.Table.Rows<Message>(user)
                .Select(row => row.Value)
                .Where(message => message.CompanionId == conversation.Value.CompanionId)
                .ToList();
            CheckQuota(ground.Options, conversation.Value, messages);
            CheckReplies(messages);
        }

        CheckMessages(ground, user);

        CheckNonces(ground, user);
        CheckOrders(ground, user);
    }

    /// <summary>Fails where a message still waits for its end.</summary>
    public static void CheckEnded(Ground ground, UserKey user)
    {
        var waiting = ground.Table.Rows<Message>(user).Where(row => row.Value.Status == ReplyStatus.Replying).Select(row => row.Value.Text).ToList();
        True(waiting.Count == 0, $"{string.Join(", ", waiting)} neither answered nor given back");
    }

    private static void CheckQuota(ChatOptions options, Conversation conversation, List<Message> messages)
    {
        var taken = messages.Where(message => message.Status is not ReplyStatus.Failed).Sum(message => message.Charged.Text);
        True(conversation.Free.Text >= 0, "the quota is below zero");
        True(conversation.Free.Text == options.Quota.Text - taken, $"{conversation.Free.Text} free, and {taken} taken of {options.Quota.Text}");
        var waiting = messages.Count(message => message.Status == ReplyStatus.Replying);
        True(conversation.PendingReplies == waiting, $"{conversation.PendingReplies} pending, and {waiting} wait");
        True(conversation.ReadAt <= conversation.CompanionWroteAt, "read before it was written");
        True(waiting <= options.Reply.MaxPending, $"{waiting} wait at once");
    }

    private static void CheckReplies(List<Message> messages)
    {
        foreach (var asked in messages.Where(message => message.Sender == Sender.User))
        {
            var replies = messages.Where(message => message.InReplyTo == asked.Id).ToList();
            True(replies.Count == (asked.Status == ReplyStatus.Answered ? 1 : 0), $"{asked.Text} is {asked.Status} and has {replies.Count} replies");
            True(asked.Status != ReplyStatus.Answered || asked.ReplyId == replies[0].Id, $"{asked.Text} names another reply");
        }

        True(messages.Count(message => message is { Sender: Sender.Companion, InReplyTo: null }) == 1, "not one greeting");
        var asks = messages.Where(message => message.Sender == Sender.User).Select(message => message.Text).ToList();
        True(asks.Count == asks.Distinct(StringComparer.Ordinal).Count(), "a message is there twice");
    }

    private static void CheckMessages(Ground ground, UserKey user)
    {
        var messages = ground.Table.Rows<Message>(user).ToDictionary(row => row.Value.Id, row => row.Value.Text);
        var lost = ground.Acknowledged.Where(known => known.User == user && !messages.ContainsKey(known.Id)).Select(known => known.Id.Value).FirstOrDefault();
        True(lost is null, $"{lost} was acknowledged and is not there");
        var orphan = messages.FirstOrDefault(message => ground.IsAbandoned(message.Key)).Value;
        True(orphan is null, $"{orphan} is there, and its orchestration has given up on it");
    }

    private static void CheckNonces(Ground ground, UserKey user)
    {
        var uses = ground.Table.Rows<Nonce>(user).Select(row => row.Value.Use).OfType<NonceUse>().ToList();
        var ids = ground.Table.Rows<Message>(user).Select(row => row.Value.Id).ToHashSet();
        True(uses.TrueForAll(use => ids.Contains(use.MessageId)), "a nonce was used for a message that is not there");
        True(uses.Count == uses.DistinctBy(use => use.MessageId).Count(), "two nonces were used for one message");
    }

    private static void CheckOrders(Ground ground, UserKey user)
    {
        var tokens = 0L;
        foreach (var order in ground.Table.Rows<Order>(user).Select(row => row.Value))
        {
            var granted = order.GrantedAt is not null;
            True(ground.CreditsOf(order.Id) == (granted ? 1 : 0), $"{ground.CreditsOf(order.Id)} credits of {order.Id}");
            True(!granted || ground.Till.Payments.Exists(payment => payment.OrderId == order.Id && payment.Progress == PaymentProgress.Paid), $"{order.Id} is not paid");
            True(order.Taken.Tokens >= 0 && order.Taken.Tokens <= order.Due.Tokens && order.Due.Tokens <= order.Plan.Grants.Tokens, $"tokens taken of {order.Id}");
            True(order.Taken.Premium >= TimeSpan.Zero && order.Taken.Premium <= order.Due.Premium && order.Due.Premium <= order.Plan.Grants.Premium, $"premium taken of {order.Id}");
            tokens += granted ? order.Plan.Grants.Tokens - order.Taken.Tokens : 0;
        }

        var balance = ground.Table.Rows<Profile>(user).SingleOrDefault()?.Value.Tokens ?? 0;
        True(balance >= 0 && balance == tokens, $"a balance of {balance}, and {tokens} granted and left");
    }

    private static void True(bool holds, string what) => Assert.True(holds, $"The rows do not add up: {what}.");
}

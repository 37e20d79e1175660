using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;
using CompanionChat.Tests.Model.Memory;

namespace CompanionChat.Tests.Model.Reference;

/// <summary>What a user has, as text that can be compared: of the rows, and of the reference.</summary>
internal static class Rows
{
    /// <summary>What the rows say.</summary>
    public static string Of(MemoryTable table, UserKey user)
    {
        var messages = table.Rows<Message>(user).Select(row => row.Value).Where(row => row.Sender == Sender.User).ToList();
        var profile = table.Rows<Profile>(user).SingleOrDefault()?.Value;
        return Text(
            table.Rows<Conversation>(user).Select(row => (
                row.Value.CompanionId,
                row.Value.Free.Text,
                row.Value.CompanionWroteAt,
                row.Value.ReadAt,
                messages.Where(message => message.CompanionId == row.Value.CompanionId)
                    .OrderBy(message => message.Text, StringComparer.Ordinal)
                    .Select(message => (message.Text, message.Status!.Value)))),
            profile?.Tokens ?? 0,
            profile?.PremiumUntil,
            table.Rows<RepeatedCheckout>(user).Select(row => row.Value.KeyHash));
    }

    public static string Text(
        IEnumerable<(string Companion, int Free, DateTimeOffset Wrote, DateTimeOffset Read, IEnumerable<(string Text, ReplyStatus Status)> Messages)> talks,
        long tokens,
        DateTimeOffset? premium,
        IEnumerable<string> checkouts) =>
        string.Join("; ", talks.Select(talk => $"{talk.Companion} {talk.Free} [{string.Join(' ', talk.Messages.Select(message => $"{message.Text}:{message.Status}"))}] wrote {talk.Wrote:O}, read {talk.Read:O}"))
        + $"; {tokens} tokens, premium until {premium:O}; {string.Join(' ', checkouts)}";
}

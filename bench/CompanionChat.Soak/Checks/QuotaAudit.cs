using System.Globalization;

namespace CompanionChat.Soak.Checks;

/// <summary>Looks at what was taken of the free quota, and what waits.</summary>
internal static class QuotaAudit
{
    private const int MostPending = 10; // Reply__MaxPending

    /// <param name="who">Whose.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="quota">What a new conversation has.</param>
    /// <param name="mayBePremium">Whether the user ever tried to pay for premium: only then is a message free of charge.</param>
    public static IEnumerable<Violation> Check(string who, UserRows rows, int quota, bool mayBePremium)
    {
        foreach (var conversation in rows.Conversations)
        {
            var asked = rows.Messages
                .Where(message => message.IsUsers && message.CompanionId.Equals(conversation.CompanionId, StringComparison.Ordinal))
                .ToList();
            var taken = asked.Where(message => message.Status is not "Failed").Sum(message => message.Charged);
            var waiting = asked.Count(message => message.IsPending);
            if (conversation.FreeText < 0 || conversation.FreeText != quota - taken)
            {
                yield return Wrong($"{conversation.FreeText} free with {conversation.CompanionId}, and {taken} taken of {quota}");
            }

            if (conversation.Pending != waiting || waiting > MostPending)
            {
                yield return Wrong($"{conversation.Pending} counted as pending with {conversation.CompanionId}, and {waiting} wait");
            }

            if (conversation.ReadAt > conversation.CompanionWroteAt)
            {
                yield return Wrong(string.Create(CultureInfo.InvariantCulture, $"{conversation.CompanionId} read up to {conversation.ReadAt:O}, before it was written"));
            }

            foreach (var wrong in asked.Where(message => message.Charged is < 0 or > 1 || (message.Charged == 0 && !mayBePremium)))
            {
                yield return Wrong($"message {wrong.Id} took {wrong.Charged}, premium tried: {mayBePremium}");
            }
        }

        Violation Wrong(string what) => new(Rules.Balance, who, what);
    }
}

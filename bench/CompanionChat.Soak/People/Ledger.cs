using System.Collections.Concurrent;
using CompanionChat.Soak.Checks;

namespace CompanionChat.Soak.People;

/// <summary>
/// What a visitor did and was told. Written down before it is done, so that nothing is ever there that is not in here. Safe to use from many threads.
/// </summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<string, Sent> sent = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Purchase> purchases = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> conversations = new(StringComparer.Ordinal);

    /// <summary>Messages, by Idempotency-Key.</summary>
    public IReadOnlyCollection<Sent> Sent => [.. sent.Values];

    /// <summary>All keys that were ever sent.</summary>
    public IReadOnlySet<string> Keys => sent.Keys.ToHashSet(StringComparer.Ordinal);

    /// <summary>Messages that were accepted.</summary>
    public IReadOnlyCollection<Acknowledged> Acknowledged => [.. sent.Values.Select(message => message.Acknowledged).OfType<Acknowledged>()];

    /// <summary>Messages that may still wait for their end.</summary>
    public IReadOnlyCollection<Sent> Waiting => [.. sent.Values.Where(message => !message.IsSettled)];

    /// <summary>Orders.</summary>
    public IReadOnlyCollection<Purchase> Purchases => [.. purchases.Values];

    /// <summary>The orders that somebody tried to pay.</summary>
    public IReadOnlySet<string> Tried =>
        purchases.Values.Where(purchase => purchase.IsTried).Select(purchase => purchase.OrderId).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether premium may ever have been paid.</summary>
    public bool MayBePremium => purchases.Values.Any(purchase => purchase is { IsTried: true, IsPremium: true });

    /// <summary>The conversations that were started: their ids by companion.</summary>
    public IReadOnlyDictionary<string, string> Conversations => conversations;

    /// <summary>A message is about to be sent.</summary>
    public void Add(Sent message) => sent[message.Key] = message;

    /// <summary>A checkout was opened, or found open.</summary>
    /// <returns>The purchase: the one that is known, where it was found open.</returns>
    public Purchase Add(Purchase purchase) => purchases.GetOrAdd(purchase.OrderId, purchase);

    /// <summary>A conversation was started.</summary>
    public void Add(string companionId, string conversationId) => conversations[companionId] = conversationId;

    /// <summary>Notes which messages have come to their end.</summary>
    /// <param name="rows">The visitor's rows.</param>
    public void Settle(UserRows rows)
    {
        var ended = rows.Messages.Where(message => message is { IsUsers: true, IsPending: false }).Select(message => message.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var message in sent.Values.Where(message => message.Acknowledged is { } told && ended.Contains(told.MessageId)))
        {
            message.IsSettled = true;
        }
    }
}

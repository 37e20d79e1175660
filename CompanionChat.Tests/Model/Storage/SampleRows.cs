using CompanionChat.Domain;
using CompanionChat.Domain.Conversations;
using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;
using CompanionChat.Tests.Builders;

namespace CompanionChat.Tests.Model.Storage;

/// <summary>The few rows that steps are about, so that they meet. One companion's id is the beginning of another's, and ids share their times.</summary>
internal static class SampleRows
{
    public const string Companion = "mira";
    public const string Crowded = "theo";
    private const string Neighbour = "mira-2";

    private static readonly IReadOnlyList<Func<int, IChatRow>> Makers =
    [
        version => new Profile(Rows.Noon, version % 2 == 0 ? null : Rows.Noon.AddDays(version), version),
        version => Conversation(Companion, version),
        version => Conversation(Neighbour, version),
        version => Message(Companion, Rows.Id(0, 1), version),
        version => Message(Companion, Rows.Id(0, 2), version),
        version => Message(Companion, Rows.Id(1), version),
        version => Message(Companion, Rows.Id(2), version),
        version => Message(Neighbour, Rows.Id(0, 1), version),
        version => Message(Neighbour, Rows.Id(1), version),
        version => Nonce(NonceAt(0, 1), version),
        version => Nonce(NonceAt(0, 2), version),
        version => Nonce(NonceAt(1, 0xff), version),
        version => Nonce(NonceAt(2, 0), version),
        version => Order(1, version),
        version => Order(2, version),
        version => Order(3, version),
        version => new OpenCheckout("tokens-100", PaymentProvider.Stripe, Purchases.Order().Id, Rows.Noon.AddHours(version)),
        version => new OpenCheckout("tokens-100", PaymentProvider.CoinGate, Purchases.Order().Id, Rows.Noon.AddHours(version)),
        version => new RepeatedCheckout("hash-_1", $"body {version}", Purchases.Order().Id),
        version => new RepeatedCheckout("hash-_2", $"body {version}", Purchases.Order().Id),
    ];

    /// <summary>How many there are.</summary>
    public static int Count => Makers.Count;

    /// <summary>A row.</summary>
    /// <param name="index">Which.</param>
    /// <param name="version">Decides on all that it holds beside its key.</param>
    public static IChatRow Of(int index, int version) => Makers[index](version);

    /// <summary>One of a crowd of messages.</summary>
    public static IChatRow InACrowd(int index) => Message(Crowded, Rows.Id(index), index);

    private static Conversation Conversation(string companion, int version) =>
        Rows.Conversation(version) with { CompanionId = companion, PendingReplies = version % 3, Version = version };

    private static Message Message(string companion, MessageId id, int version) => version % 2 == 0
        ? new Message(companion, id, Sender.Companion, $"{{\"text\": '{version}'}}\r\n") { InReplyTo = id }
        : new Message(companion, id, Sender.User, $"Ünïcode 👩‍💻 {version}")
        {
            Status = ReplyStatus.Answered,
            Charged = new FreeQuota(version % 3, 0, 0),
            ReplyId = id,
            ClientId = $"key {version}",
        };

    private static NonceId NonceAt(int seconds, byte entropy) => NonceId.From(Rows.Noon.AddSeconds(seconds), Rows.Entropy(entropy));

    private static Nonce Nonce(NonceId id, int version) => new(id, Rows.Noon.AddMilliseconds(version))
    {
        AbandonedFor = version % 3 == 0 ? Rows.Id(version) : null,
        Use = version % 2 == 0 ? null : new NonceUse(Rows.Id(version), Rows.Noon, version % 5 == 0 ? null : "key", "hash", new FreeQuota(version, 1, 2), version % 3 == 0),
    };

    private static Order Order(byte id, int version) => Purchases.Order(version % 2 == 0 ? Purchases.Tokens : Purchases.Premium, id) with
    {
        State = (OrderState)(version % 6),
        RefundedAmount = version,
        Disputes = version % 3 == 0 ? [] : [new Dispute("dispute-1", version, DisputeState.Won)],
        GrantedAt = version % 2 == 0 ? null : Rows.Noon,
        Due = new Reversal(version, TimeSpan.FromMilliseconds(version)),
    };
}

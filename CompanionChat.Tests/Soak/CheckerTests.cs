using CompanionChat.Soak.Checks;

namespace CompanionChat.Tests.Soak;

/// <summary>The soak's checks find what they are there for, and nothing where all is well.</summary>
public sealed class CheckerTests
{
    private const string Who = "zq000001xabcdef";
    private const int Quota = 10;
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly StoredMessage Asked = new("maren", "m1", IsUsers: true, "Hello") { Status = "Answered", Charged = 1, ReplyId = "r1", Key = "say-1" };
    private static readonly StoredMessage Reply = new("maren", "r1", IsUsers: false, "Hello yourself") { InReplyTo = "m1" };
    private static readonly StoredOrder Order = new("o1", Amount: 499, Tokens: 100, Premium: 0) { GrantedAt = Now };

    private static UserRows Rows => new([new StoredConversation("maren", Quota - 1, 0, Now, Now)], [Asked, Reply], [Order], new StoredProfile(100, null));

    [Fact]
    public void Nothing_is_found_where_all_is_well()
    {
        Assert.Empty(Messages(Rows));
        Assert.Empty(QuotaAudit.Check(Who, Rows, Quota, mayBePremium: false));
        Assert.Empty(Orders(Rows));
        Assert.Empty(MoneyAudit.Check(Who, Rows.Orders, [new TillEntry("o1", 499, 0)]));
        Assert.Empty(MessageAudit.CheckEnded(Who, Rows));
        Assert.Empty(Marker.Check(Who, "a reply", $"You said {Who}"));
    }

    [Fact]
    public void A_message_that_is_gone_is_found() => Finds(Rules.Durable, Messages(Rows with { Messages = [] }));

    [Fact]
    public void A_message_that_is_stored_twice_is_found() =>
        Finds(Rules.OneEnd, Messages(Rows with { Messages = [Asked, Reply, Asked with { Id = "m2", Status = "Failed", ReplyId = null }] }));

    [Fact]
    public void A_second_reply_is_found() => Finds(Rules.OneEnd, Messages(Rows with { Messages = [Asked, Reply, Reply with { Id = "r2" }] }));

    [Fact]
    public void A_message_that_is_given_back_and_answered_is_found() => Finds(Rules.OneEnd, Messages(Rows with { Messages = [Asked with { Status = "Failed" }, Reply] }));

    [Fact]
    public void A_message_that_nobody_sent_is_found() =>
        Finds(Rules.Private, Messages(Rows with { Messages = [Asked, Reply, Asked with { Id = "m2", Key = "say-2", Status = "Failed" }] }));

    [Fact]
    public void A_message_without_an_end_is_found() => Finds(Rules.Progress, MessageAudit.CheckEnded(Who, Rows with { Messages = [Asked with { Status = "Replying" }] }));

    [Fact]
    public void A_quota_that_was_not_given_back_is_found() =>
        Finds(Rules.Balance, QuotaAudit.Check(Who, Rows with { Messages = [Asked with { Status = "Failed" }] }, Quota, mayBePremium: false));

    [Fact]
    public void A_message_that_was_free_without_premium_is_found() => Finds(
        Rules.Balance,
        QuotaAudit.Check(
            Who,
            Rows with { Conversations = [Rows.Conversations[0] with { FreeText = Quota }], Messages = [Asked with { Charged = 0 }, Reply] },
            Quota,
            mayBePremium: false));

    [Fact]
    public void A_double_credit_is_found() => Finds(Rules.Balance, Orders(Rows with { Profile = new StoredProfile(200, null) }));

    [Fact]
    public void A_double_credit_of_premium_is_found()
    {
        var month = (long)TimeSpan.FromDays(30).TotalMilliseconds;
        var premium = Rows with { Orders = [Order with { Tokens = 0, Premium = month }], Profile = new StoredProfile(0, Now.AddDays(30)) };

        Assert.Empty(Orders(premium));
        Finds(Rules.Balance, Orders(premium with { Profile = new StoredProfile(0, Now.AddDays(60)) }));
    }

    [Fact]
    public void A_credit_for_which_nobody_paid_is_found()
    {
        Finds(Rules.OneCredit, OrderAudit.Check(Who, Rows, new HashSet<string>(), Now));
        Finds(Rules.OneCredit, MoneyAudit.Check(Who, Rows.Orders, []));
    }

    [Fact]
    public void Money_that_was_taken_for_nothing_is_found() =>
        Finds(Rules.OneCredit, MoneyAudit.Check(Who, [Order with { GrantedAt = null }], [new TillEntry("o1", 499, 0)]));

    [Fact]
    public void A_refund_that_was_not_taken_back_is_found() => Finds(Rules.OneCredit, MoneyAudit.Check(Who, Rows.Orders, [new TillEntry("o1", 499, 250)]));

    [Fact]
    public void What_is_another_s_is_found() => Finds(Rules.Private, Marker.Check(Who, "a reply", $"You said {Marker.Of(2, 0xabcdef)}"));

    private static IEnumerable<Violation> Messages(UserRows rows) =>
        MessageAudit.Check(Who, rows, [new Acknowledged("m1", "say-1", "Hello")], new HashSet<string> { "say-1" });

    private static IEnumerable<Violation> Orders(UserRows rows) => OrderAudit.Check(Who, rows, new HashSet<string> { "o1" }, Now);

    private static void Finds(string rule, IEnumerable<Violation> found) => Assert.Contains(found, violation => violation.Rule == rule && violation.Who == Who);
}

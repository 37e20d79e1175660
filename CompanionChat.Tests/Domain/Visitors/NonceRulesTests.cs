using CompanionChat.Domain.Visitors;
using static CompanionChat.Tests.Builders.Rows;

namespace CompanionChat.Tests.Domain.Visitors;

public sealed class NonceRulesTests
{
    private static readonly NonceUse Use = new(Id(1), Noon.AddSeconds(1), "key", "hash", Quota, false);

    [Theory]
    [InlineData(119, true)]
    [InlineData(120, false)]
    public void An_unused_nonce_serves_for_two_minutes_and_is_then_cleared_away(int seconds, bool usable)
    {
        var now = Noon.AddSeconds(seconds);

        Assert.Equal(usable, NonceRules.IsUsable(Nonce(), now));
        Assert.Equal(!usable, NonceRules.IsSpent(Nonce(), now));
    }

    [Fact]
    public void A_used_nonce_is_kept_for_a_day_to_answer_repetitions()
    {
        var used = Nonce() with { Use = Use };

        Assert.False(NonceRules.IsUsable(used, Noon.AddSeconds(2)));
        Assert.False(NonceRules.IsSpent(used, Use.At.AddHours(24).AddMilliseconds(-1)));
        Assert.True(NonceRules.IsSpent(used, Use.At.AddHours(24)));
    }

    [Fact]
    public void Waiting_ends_in_exactly_one_of_committed_never_and_a_mark()
    {
        Assert.IsType<AbandonDecision.Committed>(NonceRules.Abandon(Nonce() with { Use = Use }, Use.MessageId));
        Assert.IsType<AbandonDecision.Never>(NonceRules.Abandon(Nonce() with { Use = Use }, Id(2)));
        Assert.IsType<AbandonDecision.Never>(NonceRules.Abandon(null, Id(2)));
        Assert.IsType<AbandonDecision.Never>(NonceRules.Abandon(Nonce() with { AbandonedFor = Id(2) }, Id(2)));
        var mark = Assert.IsType<AbandonDecision.Mark>(NonceRules.Abandon(Nonce() with { AbandonedFor = Id(1) }, Id(2)));
        Assert.Equal(Id(2), mark.Nonce.AbandonedFor);
    }
}

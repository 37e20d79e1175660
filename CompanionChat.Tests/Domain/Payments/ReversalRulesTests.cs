using CompanionChat.Domain.Payments;
using static CompanionChat.Tests.Builders.Purchases;

namespace CompanionChat.Tests.Domain.Payments;

public sealed class ReversalRulesTests
{
    [Fact]
    public void Tokens_are_taken_back_in_proportion_rounded_down_in_all()
    {
        var settled = Paid(Tokens);
        var balances = new List<long>();
        foreach (var refunded in (long[])[333, 666, 998, 999])
        {
            settled = Settle(settled, Refunded(refunded), Noon);
            balances.Add(settled.Profile!.Tokens);
        }

        Assert.Equal([67, 34, 1, 0], balances);
        Assert.Equal(OrderStatus.Refunded, settled.Order.StatusAt(Noon));
    }

    [Fact]
    public void The_same_refund_told_again_or_late_takes_nothing()
    {
        var settled = Settle(Paid(Tokens), Refunded(600), Noon);

        Assert.Equal(settled, Settle(settled, Refunded(600), Noon));
        Assert.Equal(settled, Settle(settled, Refunded(300), Noon));
    }

    [Fact]
    public void Tokens_that_are_spent_are_forgiven_seen_and_not_taken_from_a_later_purchase()
    {
        var paid = Paid(Tokens);
        var spent = paid with { Profile = paid.Profile! with { Tokens = 30 } };

        var refunded = Settle(spent, Refunded(999), Noon);
        var bought = Paid(Tokens, refunded.Profile, id: 2);
        var again = FulfilRules.Settle(Buyer, refunded.Order, bought.Profile, null, Refunded(999), Noon);

        Assert.Equal((0L, 70L), (refunded.Profile!.Tokens, refunded.SpentTokens));
        Assert.Equal((100L, 30L), (refunded.Order.Due.Tokens, refunded.Order.Taken.Tokens));
        Assert.Equal(100, again.Profile!.Tokens);
    }

    [Fact]
    public void A_dispute_withholds_and_gives_back_when_it_is_won_what_it_took()
    {
        var paid = Paid(Tokens);
        var opened = Settle(paid with { Profile = paid.Profile! with { Tokens = 30 } }, Disputed(DisputeState.Open, 999), Noon);
        var won = Settle(opened, Disputed(DisputeState.Won, 999), Noon);
        var late = Settle(won, Disputed(DisputeState.Open, 999), Noon);

        Assert.Equal((0L, OrderStatus.Disputed), (opened.Profile!.Tokens, opened.Order.StatusAt(Noon)));
        Assert.Equal((30L, OrderStatus.Paid, Reversal.None), (won.Profile!.Tokens, won.Order.StatusAt(Noon), won.Order.Taken));
        Assert.Equal(won, late);
    }

    [Fact]
    public void A_dispute_that_is_lost_takes_once_and_its_refund_no_more()
    {
        var bought = Paid(Tokens, new Profile(Noon, null, 50));
        var opened = Settle(bought, Disputed(DisputeState.Open, 999), Noon);
        var lost = Settle(opened, Disputed(DisputeState.Lost, 999), Noon);
        var refunded = Settle(lost, Refunded(999), Noon);

        Assert.Equal((50L, 50L, 50L), (opened.Profile!.Tokens, lost.Profile!.Tokens, refunded.Profile!.Tokens));
        Assert.Equal(OrderStatus.Disputed, lost.Order.StatusAt(Noon));
    }

    [Fact]
    public void Disputes_are_counted_each_by_itself()
    {
        var one = Settle(Paid(Tokens), Disputed(DisputeState.Lost, 333, "a"), Noon);
        var two = Settle(one, Disputed(DisputeState.Open, 333, "b"), Noon);
        var won = Settle(two, Disputed(DisputeState.Won, 333, "b"), Noon);

        Assert.Equal((67L, 34L, 67L), (one.Profile!.Tokens, two.Profile!.Tokens, won.Profile!.Tokens));
    }

    [Fact]
    public void Premium_is_shortened_by_what_lies_ahead()
    {
        var day10 = Noon.AddDays(10);
        var refunded = Settle(Paid(Premium), Refunded(1000), day10);

        Assert.Equal(day10, refunded.Profile!.PremiumUntil);
        Assert.False(Profile.IsPremium(refunded.Profile, day10));
        Assert.Equal((TimeSpan.FromDays(30), TimeSpan.FromDays(20)), (refunded.Order.Due.Premium, refunded.Order.Taken.Premium));
    }

    [Fact]
    public void Half_a_refund_takes_half_of_the_premium()
    {
        var refunded = Settle(Paid(Premium), Refunded(500), Noon.AddDays(10));

        Assert.Equal(Noon.AddDays(15), refunded.Profile!.PremiumUntil);
        Assert.Equal(Noon.AddDays(12), Settle(refunded, Refunded(1000), Noon.AddDays(12)).Profile!.PremiumUntil);
    }

    [Fact]
    public void Premium_of_another_purchase_is_left_alone()
    {
        var first = Paid(Premium);
        var second = Paid(Premium, first.Profile, id: 2);

        var refunded = FulfilRules.Settle(Buyer, second.Order, second.Profile, null, Refunded(1000), Noon);
        var used = Settle(Order(Premium, 3), first.Profile, PaymentProgress.Paid, Noon.AddDays(40));
        var old = FulfilRules.Settle(Buyer, first.Order, used.Profile, null, Refunded(1000), Noon.AddDays(41));

        Assert.Equal(first.Profile!.PremiumUntil, refunded.Profile!.PremiumUntil);
        Assert.Equal(used.Profile!.PremiumUntil, old.Profile!.PremiumUntil);
    }

    [Fact]
    public void Premium_that_was_withheld_is_given_back_from_now()
    {
        var opened = Settle(Paid(Premium), Disputed(DisputeState.Open, 1000), Noon.AddDays(10));
        var won = Settle(opened, Disputed(DisputeState.Won, 1000), Noon.AddDays(40));
        var refunded = Settle(won, Refunded(1000), Noon.AddDays(45));

        Assert.False(Profile.IsPremium(opened.Profile, Noon.AddDays(10)));
        Assert.Equal(Noon.AddDays(60), won.Profile!.PremiumUntil);
        Assert.Equal(Noon.AddDays(45), refunded.Profile!.PremiumUntil);
    }

    [Fact]
    public void A_refund_and_a_dispute_together_never_take_more_than_was_granted()
    {
        var settled = Settle(Settle(Paid(Tokens, new Profile(Noon, null, 500)), Refunded(600), Noon), Disputed(DisputeState.Lost, 999), Noon);

        Assert.Equal((500L, 100L), (settled.Profile!.Tokens, settled.Order.Taken.Tokens));
    }
}

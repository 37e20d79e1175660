using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;
using static CompanionChat.Tests.Builders.Purchases;

namespace CompanionChat.Tests.Domain.Payments;

public sealed class FulfilRulesTests
{
    [Fact]
    public void What_is_paid_is_granted_once()
    {
        var first = Paid(Tokens);
        var again = Settle(first.Order, first.Profile, PaymentProgress.Paid, Noon.AddHours(1));

        Assert.Equal((OrderState.Paid, Noon, 100L), (first.Order.State, first.Order.GrantedAt!.Value, first.Profile!.Tokens));
        Assert.Equal((first.Order, first.Profile), (again.Order, again.Profile));
    }

    [Fact]
    public void Premium_begins_now_or_where_the_present_one_ends()
    {
        var first = Paid(Premium);
        var second = Paid(Premium, first.Profile, id: 2);
        var late = Settle(Order(Premium, 3), first.Profile, PaymentProgress.Paid, Noon.AddDays(40));

        Assert.Equal(
            (Noon.AddDays(30), Noon.AddDays(60), Noon.AddDays(70)),
            (first.Profile!.PremiumUntil!.Value, second.Profile!.PremiumUntil!.Value, late.Profile!.PremiumUntil!.Value));
    }

    [Theory]
    [InlineData(PaymentProgress.Open, OrderState.Open)]
    [InlineData(PaymentProgress.Processing, OrderState.Processing)]
    [InlineData(PaymentProgress.Expired, OrderState.Expired)]
    [InlineData(PaymentProgress.Failed, OrderState.Failed)]
    public void What_is_not_paid_is_not_granted(PaymentProgress progress, OrderState expected)
    {
        var settled = Settle(Order(), null, progress, Noon);

        Assert.Equal((expected, null, null), (settled.Order.State, settled.Order.GrantedAt, settled.Profile));
    }

    [Theory]
    [InlineData(OrderState.Opening)]
    [InlineData(OrderState.Processing)]
    [InlineData(OrderState.Expired)]
    [InlineData(OrderState.Failed)]
    public void Money_that_arrives_is_granted_in_every_state(OrderState before)
    {
        var settled = Settle(Order() with { State = before }, null, PaymentProgress.Paid, Noon);

        Assert.Equal((OrderState.Paid, 100L), (settled.Order.State, settled.Profile!.Tokens));
    }

    public static TheoryData<string, PaymentMismatch> Mismatches() => new()
    {
        { "another order", PaymentMismatch.OtherOrder },
        { "another user", PaymentMismatch.OtherUser },
        { "play money", PaymentMismatch.OtherMode },
        { "another currency", PaymentMismatch.WrongCurrency },
        { "no price", PaymentMismatch.WrongCurrency },
        { "too little", PaymentMismatch.WrongAmount },
        { "too much", PaymentMismatch.WrongAmount },
        { "nothing at all", PaymentMismatch.WrongAmount },
        { "less than was asked", PaymentMismatch.Underpaid },
    };

    [Theory]
    [MemberData(nameof(Mismatches))]
    public void What_does_not_fit_is_not_granted_and_leaves_the_order_as_it_is(string what, PaymentMismatch expected)
    {
        var order = Order();
        var report = Report(order, PaymentProgress.Paid, Refunded(500));
        report = what switch
        {
            "another order" => report with { OrderId = Order(id: 9).Id.Value },
            "another user" => report with { UserKey = UserKey.From("local", "bob")!.Value.Value },
            "play money" => report with { IsOtherMode = true },
            "another currency" => report with { Price = new Money(999, "eur") },
            "no price" => report with { Price = null },
            "too little" => report with { Price = new Money(998, "usd") },
            "too much" => report with { Price = new Money(1000, "usd") },
            "nothing at all" => report with { Price = new Money(0, "usd") },
            _ => report with { IsUnderpaid = true },
        };

        var settled = FulfilRules.Settle(Buyer, order, null, report, PaymentFacts.None, Noon);

        Assert.Equal((order, null, expected), (settled.Order, settled.Profile, settled.Mismatch));
        Assert.Equal(OrderState.Paid, Settle(settled.Order, null, PaymentProgress.Paid, Noon).Order.State);
    }

    [Fact]
    public void A_second_payment_of_the_same_order_is_not_granted_and_its_refund_takes_nothing()
    {
        var paid = FulfilRules.Settle(Buyer, Order(), null, Report(Order(), PaymentProgress.Paid, new PaymentFacts { PaymentId = "payment-1" }), PaymentFacts.None, Noon);
        var other = Report(paid.Order, PaymentProgress.Paid, new PaymentFacts { PaymentId = "payment-2" }) with { SessionId = "session-2" };

        var twice = FulfilRules.Settle(Buyer, paid.Order, paid.Profile, other, PaymentFacts.None, Noon);
        var refunded = Settle(twice, new PaymentFacts { PaymentId = "payment-2", RefundedAmount = 999 }, Noon);

        Assert.Equal((PaymentMismatch.PaidTwice, 100L), (twice.Mismatch, twice.Profile!.Tokens));
        Assert.Equal((paid.Order, paid.Profile), (refunded.Order, refunded.Profile));
    }

    [Fact]
    public void A_checkout_that_only_its_metadata_names_is_taken_where_the_order_has_none_yet()
    {
        var opening = Order() with { State = OrderState.Opening, SessionId = null, CheckoutUrl = null };

        var settled = FulfilRules.Settle(Buyer, opening, null, Report(Order(), PaymentProgress.Paid), PaymentFacts.None, Noon);

        Assert.Equal((OrderState.Paid, Session), (settled.Order.State, settled.Order.SessionId));
    }

    [Fact]
    public void Money_that_failed_to_come_closes_the_order_and_nothing_opens_it_but_money()
    {
        var failed = FulfilRules.Settle(Buyer, Order(), null, Report(Order(), PaymentProgress.Processing), new PaymentFacts { Failed = true }, Noon);
        var late = Settle(failed.Order, null, PaymentProgress.Processing, Noon);

        Assert.Equal((OrderState.Failed, OrderState.Failed), (failed.Order.State, late.Order.State));
    }

    [Fact]
    public void After_a_full_refund_nothing_is_granted_even_where_the_refund_is_heard_of_first()
    {
        var refunded = FulfilRules.Settle(Buyer, Order(), null, null, Refunded(999), Noon);
        var paid = Settle(refunded.Order, refunded.Profile, PaymentProgress.Paid, Noon);

        Assert.Null(refunded.Profile);
        Assert.Equal((0L, OrderStatus.Refunded), (paid.Profile!.Tokens, paid.Order.StatusAt(Noon)));
    }
}

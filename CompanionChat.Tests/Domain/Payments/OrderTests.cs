using CompanionChat.Domain.Payments;
using static CompanionChat.Tests.Builders.Purchases;

namespace CompanionChat.Tests.Domain.Payments;

public sealed class OrderTests
{
    [Theory]
    [InlineData(OrderState.Opening, 0, OrderStatus.Pending)]
    [InlineData(OrderState.Open, 0, OrderStatus.Pending)]
    [InlineData(OrderState.Open, 24, OrderStatus.Expired)]
    [InlineData(OrderState.Processing, 24, OrderStatus.Pending)]
    [InlineData(OrderState.Paid, 24, OrderStatus.Paid)]
    [InlineData(OrderState.Expired, 0, OrderStatus.Expired)]
    [InlineData(OrderState.Failed, 0, OrderStatus.Expired)]
    public void The_buyer_sees_how_far_it_is(OrderState state, int hours, OrderStatus expected) =>
        Assert.Equal(expected, (Order() with { State = state }).StatusAt(Noon.AddHours(hours)));

    [Fact]
    public void The_plan_that_changed_its_price_is_another_offer()
    {
        var order = Order();

        Assert.True(CheckoutRules.IsStillGood(order, Tokens, Noon));
        Assert.False(CheckoutRules.IsStillGood(order, Tokens with { Price = new Money(1999, "usd") }, Noon));
        Assert.False(CheckoutRules.IsStillGood(order, Tokens with { Grants = new Grants(0, 50) }, Noon));
        Assert.False(CheckoutRules.IsStillGood(order, Tokens, order.ExpiresAt - CheckoutRules.LeastTimeToPay));
        Assert.False(CheckoutRules.IsStillGood(order with { State = OrderState.Processing }, Tokens, Noon));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2516070504317509999")]
    [InlineData("2516070504317509999-60eef81fa8c58a1")]
    [InlineData("2516070504317509999-60EEF81FA8C58A10")]
    [InlineData("9516070504317509999-60eef81fa8c58a10")]
    [InlineData("2516070504317509999~60eef81fa8c58a10")]
    public void What_cannot_be_an_order_is_none(string text) => Assert.Null(OrderId.Parse(text));

    [Fact]
    public void An_id_tells_its_time() => Assert.Equal(Noon, OrderId.Parse(Order().Id.Value)!.Value.Time);
}

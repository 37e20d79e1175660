using CompanionChat.Domain.Payments;
using CompanionChat.Functions.Features.Checkout;
using CompanionChat.Functions.Features.Fulfil;
using CompanionChat.Tests.Model.Simulation;

namespace CompanionChat.Tests.Model.Sequences;

/// <summary>
/// A key whose process died while the provider opened its checkout, and that is used again when its order has been given up. The provider still knows
/// that checkout: it must not be handed out beside another.
/// </summary>
public sealed class RepeatedKeyTests : IDisposable
{
    private const string Key = "key-of-the-dead";
    private const int OpenedAtTheProvider = 8;
    private static readonly TimeSpan WhatIsLeftOfTheDay = TimeSpan.FromHours(23);
    private readonly Ground ground = new();
    private readonly Instance instance;

    public RepeatedKeyTests()
    {
        instance = new Instance(ground, new FaultyPace(Fault.None, 0));
        using var dying = new Instance(ground, new FaultyPace(Fault.KillAfter, OpenedAtTheProvider));
        Assert.False(AskAsync(dying, Key).IsCompleted);
        Assert.Equal(Assert.Single(ground.Till.Payments).OrderId, Assert.Single(Orders, order => order is { State: OrderState.Opening, CheckoutUrl: null }).Id);
        ground.Clock.Jump(CheckoutRules.OpeningTime);
    }

    private IEnumerable<Order> Orders => ground.Table.Rows<Order>(Ground.Users[0]).Select(row => row.Value);

    public void Dispose()
    {
        instance.Dispose();
        ground.Dispose();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("another-key")]
    public async Task It_leads_to_the_checkout_that_took_its_place(string? other)
    {
        var taken = await AskAsync(instance, other);

        Assert.Equal(taken.Order.Id, (await AskAsync(instance, Key)).Order.Id);
        Assert.Equal(taken.Order.Id, (await AskAsync(instance, Key)).Order.Id);
    }

    [Fact]
    public async Task It_opens_the_one_checkout_when_the_one_in_its_place_is_paid()
    {
        var paid = await AskAsync(instance, null);
        ground.Till.Payments[^1].Progress = PaymentProgress.Paid;
        await instance.Fulfil.HandleAsync(Ground.Users[0], paid.Order.Id, Notice.OfTheBuyer, CancellationToken.None);

        var opened = await AskAsync(instance, Key);

        Assert.Equal((true, false), (opened.IsNew, opened.Order.Id == paid.Order.Id));
        Assert.Equal(opened.Order.Id, (await AskAsync(instance, null)).Order.Id);
    }

    [Fact]
    public async Task It_opens_the_one_checkout_when_its_own_has_expired_unseen()
    {
        var unseen = ground.Till.Payments[0];
        ground.Clock.Jump(WhatIsLeftOfTheDay);
        await instance.Fulfil.HandleAsync(Ground.Users[0], unseen.OrderId, new Notice { SessionId = unseen.SessionId }, CancellationToken.None);

        var opened = await AskAsync(instance, Key);

        Assert.NotEqual(unseen.OrderId, opened.Order.Id);
        Assert.Equal(opened.Order.Id, (await AskAsync(instance, null)).Order.Id);
    }

    private static async Task<CreateCheckoutHandler.Checkout> AskAsync(Instance instance, string? key)
    {
        var command = new CheckoutCommand(Ground.Plans[0], PaymentProvider.Stripe, "https://chat.example.org", null, key);
        return (await instance.Checkout.HandleAsync(Ground.Users[0], command, instance.Till, CancellationToken.None)).Value;
    }
}

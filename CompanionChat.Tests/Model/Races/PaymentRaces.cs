using CompanionChat.Domain.Payments;
using CompanionChat.Functions.Features.Checkout;
using CompanionChat.Functions.Features.Fulfil;
using CompanionChat.Tests.Model.Simulation;

namespace CompanionChat.Tests.Model.Races;

/// <summary>Notifications, success pages and requests to pay at once, on whichever track.</summary>
public abstract class PaymentRaces
{
    private readonly ITrack track;

    private protected PaymentRaces(ITrack track) => this.track = track;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public Task A_payment_that_is_told_of_from_all_sides_is_granted_once(int plan) => EachAsync(seed =>
    {
        using var race = Begin(seed);
        var payment = race.Paid(plan);
        for (var i = 0; i < 2 + (seed % 4); i++)
        {
            race.Settle(payment, i % 2 == 0 ? new Notice { SessionId = payment.SessionId } : Notice.OfTheBuyer);
        }

        race.Run();

        Assert.Equal(payment.Plan.Grants.Tokens, race.Profile!.Tokens);
        Assert.Equal(1, race.Ground.CreditsOf(payment.OrderId));
    });

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public Task Refunds_and_disputes_that_race_the_grant_take_back_what_they_are_worth(int plan) => EachAsync(seed =>
    {
        using var race = Begin(seed);
        var payment = race.Paid(plan);
        var price = payment.Plan.Price.Amount;
        var money = new PaymentFacts { PaymentId = payment.PaymentId };
        race.Settle(payment, new Notice { SessionId = payment.SessionId });
        race.Settle(payment, new Notice { Facts = money with { RefundedAmount = price / 3 } });
        race.Settle(payment, new Notice { Facts = money with { Disputes = [new Dispute("d", price / 2, DisputeState.Open)] } });
        race.Settle(payment, seed % 2 == 0 ? Notice.OfTheBuyer : new Notice { Facts = money with { Disputes = [new Dispute("d", price / 2, DisputeState.Won)] } });
        race.Settle(payment, new Notice { Facts = money with { RefundedAmount = price / 3 } });

        race.Run();

        var gone = (price / 3) + (seed % 2 == 0 ? price / 2 : 0);
        var tokens = payment.Plan.Grants.Tokens;
        Assert.Equal(tokens - (tokens * gone / price), race.Profile!.Tokens);
        Assert.Equal(1, race.Ground.CreditsOf(payment.OrderId));
    });

    [Fact]
    public Task Two_orders_that_are_granted_at_once_are_both_in_the_profile() => EachAsync(seed =>
    {
        using var race = Begin(seed);
        Payment[] payments = [race.Paid(0), race.Paid(1)];
        foreach (var payment in payments)
        {
            race.Settle(payment, new Notice { SessionId = payment.SessionId });
            race.Settle(payment, Notice.OfTheBuyer);
        }

        race.Run();

        Assert.Equal(payments.Sum(payment => payment.Plan.Grants.Tokens), race.Profile!.Tokens);
        Assert.Equal(race.Profile.CreatedAt + payments[1].Plan.Grants.Premium, race.Profile.PremiumUntil!.Value, TimeSpan.FromMinutes(2));
    });

    [Fact]
    public Task A_paid_order_is_answered_with_what_it_granted() => EachAsync(seed =>
    {
        using var race = Begin(seed);
        var payment = race.Paid(0);
        var answers = new List<Fulfilled>();
        race.Settle(payment, new Notice { SessionId = payment.SessionId });
        for (var i = 0; i < 2; i++)
        {
            race.Also(async instance => answers.Add(
                (await instance.Fulfil.HandleAsync(race.User, payment.OrderId, Notice.OfTheBuyer, CancellationToken.None)).Value));
        }

        race.Run();

        Assert.All(answers, answer => Assert.Equal(payment.Plan.Grants.Tokens, answer.Profile?.Tokens));
        Assert.Single(race.Ground.Till.Payments);
    });

    [Theory]
    [InlineData(null)]
    [InlineData("key")]
    public Task Requests_to_pay_at_once_lead_to_one_checkout(string? key) => EachAsync(seed =>
    {
        using var race = Begin(seed);
        var orders = new List<OrderId>();
        var opened = new List<bool>();
        for (var i = 0; i < 2 + (seed % 4); i++)
        {
            race.Also(async instance =>
            {
                var checkout = (await instance.Checkout.HandleAsync(race.User, Race.Wish(0, key), instance.Till, CancellationToken.None)).Value;
                orders.Add(checkout.Order.Id);
                opened.Add(checkout.IsNew);
            });
        }

        race.Run();

        Assert.Single(orders.Distinct());
        Assert.Single(race.Ground.Till.Payments);
        Assert.Single(opened, isNew => isNew);
    });

    [Fact]
    public Task A_request_to_pay_that_races_the_payment_leaves_one_checkout_that_can_be_paid() => EachAsync(seed =>
    {
        using var race = Begin(seed);
        var payment = race.Paid(0);
        var checkouts = new List<CreateCheckoutHandler.Checkout>();
        race.Settle(payment, new Notice { SessionId = payment.SessionId });
        race.Settle(payment, Notice.OfTheBuyer);
        for (var i = 0; i < 3; i++)
        {
            var key = i == 2 ? "key" : null;
            race.Also(async instance => checkouts.Add(
                (await instance.Checkout.HandleAsync(race.User, Race.Wish(0, key), instance.Till, CancellationToken.None)).Value));
        }

        race.Run();

        Assert.InRange(race.Ground.Till.Payments.Count(known => known.Progress == PaymentProgress.Open), 0, 1);
        Assert.InRange(checkouts.Select(checkout => checkout.Order.Id).Distinct().Count(), 1, 2);
        Assert.Equal(payment.Plan.Grants.Tokens, race.Profile!.Tokens);
    });

    private Task EachAsync(Action<int> race) => Seeds.EachAsync(track, race);

    private Race Begin(int seed) => new(track, seed);
}

using System.Net;
using System.Text.Json.Nodes;
using CompanionChat.Tests.Drivers;
using CompanionChat.Tests.Infrastructure;
using Microsoft.Extensions.Logging;

namespace CompanionChat.Tests.Features.Payments;

/// <summary>What Stripe tells: believed where it is signed, granted only for what Stripe says when it is asked.</summary>
public sealed class WebhookTests : IAsyncLifetime
{
    private const string Completed = "checkout.session.completed";
    private Shop? shop;

    private Shop Shop => shop!;

    public async Task InitializeAsync() => shop = await Shop.OpenAsync();

    public async Task DisposeAsync() => await Shop.DisposeAsync();

    [Fact]
    public async Task A_payment_is_granted_once_and_every_screen_is_told()
    {
        var visitor = await Shop.Host.SignInAsync();
        await using var screen = await Shop.Host.OpenScreenAsync(visitor);
        var (order, session) = await Shop.BuyAsync(visitor, Shop.Premium);

        (await Shop.TellAsync(Completed, session.Show())).Expect(HttpStatusCode.OK);

        var pushed = await screen.EventAsync("entitlementsChanged");
        Assert.True(pushed.GetProperty("premiumActive").GetBoolean());
        Assert.Equal("paid", await Shop.StatusAsync(visitor, order));
        Assert.Equal((true, 0L), await Shop.HasAsync(visitor));
        Assert.Equal(0, await Shop.Host.CountRowsAsync(visitor, "open~"));
        Assert.Single(screen.Received, received => received.Target == "entitlementsChanged");
    }

    [Fact]
    public async Task A_composer_that_was_locked_is_free_after_the_payment_and_locked_after_the_refund()
    {
        await using var poor = await Shop.OpenAsync(settings: values => values["Quota__Text"] = "1");
        var visitor = await poor.Host.SignInAsync();
        var conversation = await visitor.StartAsync(poor.Host.Companion);
        (await visitor.SayAsync(conversation, "One")).Expect(HttpStatusCode.Accepted);
        (await visitor.SayAsync(conversation, "Two")).ExpectProblem(402, "free_text_exhausted");

        var (order, session) = await poor.BuyAsync(visitor, Shop.Premium);
        (await visitor.SayAsync(conversation, "Two")).Expect(HttpStatusCode.Accepted);
        (await poor.TellAsync("charge.refunded", session.Charge(999))).Expect(HttpStatusCode.OK);

        (await visitor.SayAsync(conversation, "Three")).ExpectProblem(402, "free_text_exhausted");
        Assert.Equal("refunded", await Shop.StatusAsync(visitor, order));
    }

    [Fact]
    public async Task Completed_is_not_paid()
    {
        var visitor = await Shop.Host.SignInAsync();
        var (order, session) = await Shop.CheckOutAsync(visitor, Shop.Tokens);
        session.Complete();

        (await Shop.TellAsync(Completed, session.Show())).Expect(HttpStatusCode.OK);
        Assert.Equal(("pending", (false, 0L)), (await Shop.StatusAsync(visitor, order), await Shop.HasAsync(visitor)));

        session.Pay();
        (await Shop.TellAsync("checkout.session.async_payment_succeeded", session.Show())).Expect(HttpStatusCode.OK);
        Assert.Equal(("paid", (false, 100L)), (await Shop.StatusAsync(visitor, order), await Shop.HasAsync(visitor)));
    }

    [Fact]
    public async Task Money_that_does_not_come_closes_the_order()
    {
        var visitor = await Shop.Host.SignInAsync();
        var (order, session) = await Shop.CheckOutAsync(visitor, Shop.Tokens);
        session.Complete();
        await Shop.TellAsync(Completed, session.Show());

        (await Shop.TellAsync("checkout.session.async_payment_failed", session.Show())).Expect(HttpStatusCode.OK);

        Assert.Equal("expired", await Shop.StatusAsync(visitor, order));
        (await visitor.PostAsync("/api/checkout", new { planId = Shop.Tokens })).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_session_that_expired_makes_room_for_another()
    {
        var visitor = await Shop.Host.SignInAsync();
        var (order, session) = await Shop.CheckOutAsync(visitor, Shop.Tokens);
        session.Status = "expired";

        (await Shop.TellAsync("checkout.session.expired", session.Show())).Expect(HttpStatusCode.OK);

        Assert.Equal("expired", await Shop.StatusAsync(visitor, order));
        Assert.NotEqual(order, (await Shop.CheckOutAsync(visitor, Shop.Tokens)).OrderId);
    }

    public static TheoryData<string> Mismatches() => ["the amount", "the currency", "the mode", "the order", "the user", "nothing to pay"];

    [Theory]
    [MemberData(nameof(Mismatches))]
    public async Task What_does_not_fit_the_order_is_not_granted_and_somebody_is_called(string what)
    {
        var visitor = await Shop.Host.SignInAsync();
        var (order, session) = await Shop.CheckOutAsync(visitor, Shop.Tokens);
        session.Pay();
        var signed = session.Show();
        switch (what)
        {
            case "the amount":
                session.Amount = 1;
                break;
            case "the currency":
                session.Currency = "jpy";
                break;
            case "the mode":
                session.Livemode = true;
                break;
            case "the order":
                session.Metadata["order_id"] = (await Shop.CheckOutAsync(visitor, Shop.Premium)).OrderId;
                break;
            case "the user":
                session.Metadata["user_key"] = (await Shop.Host.SignInAsync()).Key.Value;
                break;
            default:
                (session.PaymentStatus, session.Amount) = ("no_payment_required", 0);
                break;
        }

        (await Shop.TellAsync(Completed, signed)).Expect(HttpStatusCode.OK);

        Assert.Equal((false, 0L), await Shop.HasAsync(visitor));
        Assert.Contains($"Error: Order {order} is not granted", Shop.Log.Text, StringComparison.Ordinal);
        Assert.Equal("Open", (await Shop.Host.RowsAsync(visitor)).Single(row => row.RowKey == $"order~{order}").GetString("State"));
    }

    [Fact]
    public async Task An_order_that_we_never_opened_is_told_to_somebody_and_not_delivered_again()
    {
        var visitor = await Shop.Host.SignInAsync();
        var (order, session) = await Shop.CheckOutAsync(visitor, Shop.Tokens);
        await Shop.Host.Table.DeleteEntityAsync(visitor.Key.Value, $"order~{order}");
        session.Pay();

        (await Shop.TellAsync(Completed, session.Show())).Expect(HttpStatusCode.OK);

        Assert.Contains($"Error: Stripe tells of order {order}, which is not there", Shop.Log.Text, StringComparison.Ordinal);
        Assert.Equal((false, 0L), await Shop.HasAsync(visitor));
    }

    [Theory]
    [InlineData("customer.created")]
    [InlineData("charge.succeeded")]
    [InlineData("checkout.session.something_new")]
    public async Task What_is_of_no_interest_is_taken(string type) =>
        (await Shop.TellAsync(type, new JsonObject { ["id"] = "x_1", ["object"] = "customer" })).Expect(HttpStatusCode.OK);

    [Fact]
    public async Task A_session_of_another_app_on_the_same_account_is_taken_and_left_alone()
    {
        var visitor = await Shop.Host.SignInAsync();
        var (_, session) = await Shop.CheckOutAsync(visitor, Shop.Tokens);
        session.Pay();
        var foreign = session.Show();
        foreign["metadata"] = new JsonObject { ["cart"] = "17" };

        (await Shop.TellAsync(Completed, foreign)).Expect(HttpStatusCode.OK);

        Assert.Equal((false, 0L), await Shop.HasAsync(visitor));
    }

    [Fact]
    public async Task While_Stripe_does_not_answer_a_notification_is_kept_for_later()
    {
        var visitor = await Shop.Host.SignInAsync();
        var (_, session) = await Shop.CheckOutAsync(visitor, Shop.Tokens);
        session.Pay();
        Shop.Stripe.Fail(500, 2);

        var first = await Shop.TellAsync(Completed, session.Show());
        Shop.Stripe.Fail(200, 0);
        var answers = new List<Answer> { first };
        while (answers[^1].Status != HttpStatusCode.OK && answers.Count < 5)
        {
            answers.Add(await Shop.TellAsync(Completed, session.Show()));
        }

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (first.Status, answers[^1].Status));
        Assert.Equal((false, 100L), await Shop.HasAsync(visitor));
    }

    [Fact]
    public async Task Providers_that_do_not_exist_have_no_door()
    {
        (await Visitor.Anonymous(Shop.Host.Http).SendAsync(HttpMethod.Post, "/api/webhooks/paypal", null)).ExpectProblem(404, "not_found");
    }

    [Fact]
    public async Task A_page_of_another_site_and_a_strange_content_type_are_no_reason_to_refuse()
    {
        var visitor = await Shop.Host.SignInAsync();
        var (_, session) = await Shop.CheckOutAsync(visitor, Shop.Tokens);
        session.Pay();
        var (payload, signature) = StripeDouble.Sign(Completed, session.Show());

        var answer = await Visitor.Anonymous(Shop.Host.Http).SendAsync(
            HttpMethod.Post, "/api/webhooks/stripe", RawBody.Of(payload, "text/plain"), null, ("Stripe-Signature", signature), ("Origin", "https://stripe.com"));

        answer.Expect(HttpStatusCode.OK);
        Assert.False(Shop.Log.Has(LogLevel.Critical));
    }
}

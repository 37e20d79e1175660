using System.Net;
using System.Text;
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

    public static TheoryData<string> Forgeries() =>
    [
        "no signature", "an empty signature", "nonsense for a signature", "another secret", "only the old scheme v0", "301 seconds old", "301 seconds ahead", "a changed amount",
        "one byte less", "a byte order mark", "no body", "no UTF-8", "no JSON, signed", "larger than 64 KiB", "a time that is no number",
    ];

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task What_is_not_Stripes_changes_nothing(string what)
    {
        var visitor = await Shop.Host.SignInAsync();
        var (_, session) = await Shop.CheckOutAsync(visitor, Shop.Tokens);
        session.Pay();
        var now = TimeProvider.System.GetUtcNow();
        var (payload, signature) = StripeDouble.Sign(Completed, session.Show());
        var books = await Shop.BooksAsync(visitor);

        var answer = what switch
        {
            "no signature" => await Shop.DeliverAsync(payload, null),
            "an empty signature" => await Shop.DeliverAsync(payload, ""),
            "nonsense for a signature" => await Shop.DeliverAsync(payload, "t=,v1=,=,x"),
            "another secret" => await Shop.DeliverAsync(payload, StripeDouble.Header(payload, now, "whsec_other")),
            "only the old scheme v0" => await Shop.DeliverAsync(payload, signature.Replace("v1=", "v0=", StringComparison.Ordinal)),
            "301 seconds old" => await Shop.DeliverAsync(payload, StripeDouble.Header(payload, now.AddSeconds(-301), StripeDouble.Secret)),
            "301 seconds ahead" => await Shop.DeliverAsync(payload, StripeDouble.Header(payload, now.AddSeconds(302), StripeDouble.Secret)),
            "a changed amount" => await Shop.DeliverAsync(payload.Replace("499", "498", StringComparison.Ordinal), signature),
            "one byte less" => await Shop.DeliverAsync(payload[..^1], signature),
            "a byte order mark" => await Shop.DeliverAsync([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(payload)], signature),
            "no body" => await Shop.DeliverAsync("", signature),
            "no UTF-8" => await Shop.DeliverAsync([0xFF, 0xFE, 0x00], signature),
            "no JSON, signed" => await Shop.DeliverAsync("not JSON", StripeDouble.Header("not JSON", now, StripeDouble.Secret)),
            "larger than 64 KiB" => await DeliverAsync(payload + new string(' ', 64 * 1024), now),
            _ => await Shop.DeliverAsync(payload, "t=soon," + signature.Split(',')[1]),
        };

        answer.ExpectProblem(400, "webhook_signature_invalid");
        Assert.Equal(books, await Shop.BooksAsync(visitor));
    }

    [Theory]
    [InlineData(-299, StripeDouble.Secret)]
    [InlineData(299, StripeDouble.Secret)]
    [InlineData(0, StripeDouble.OldSecret)]
    [InlineData(-299, StripeDouble.OldSecret)]
    public async Task A_clock_that_differs_a_little_and_a_secret_that_is_being_replaced_are_fine(int seconds, string secret)
    {
        var visitor = await Shop.Host.SignInAsync();
        var (_, session) = await Shop.CheckOutAsync(visitor, Shop.Tokens);
        session.Pay();
        var (payload, signature) = StripeDouble.Sign(Completed, session.Show(), TimeProvider.System.GetUtcNow().AddSeconds(seconds), secret);

        (await Shop.DeliverAsync(payload, signature)).Expect(HttpStatusCode.OK);
        (await Shop.DeliverAsync(payload, signature)).Expect(HttpStatusCode.OK);

        Assert.Equal((false, 100L), await Shop.HasAsync(visitor));
    }

    [Fact]
    public async Task Any_of_several_signatures_will_do_and_another_release_train_is_read_all_the_same()
    {
        var visitor = await Shop.Host.SignInAsync();
        var (_, session) = await Shop.CheckOutAsync(visitor, Shop.Tokens);
        session.Pay();
        var (payload, _) = StripeDouble.Sign(Completed, session.Show(), apiVersion: "2027-01-01.endive");

        var header = StripeDouble.Header(payload, TimeProvider.System.GetUtcNow(), "whsec_unknown", StripeDouble.Secret);
        (await Shop.DeliverAsync(payload, header)).Expect(HttpStatusCode.OK);

        Assert.Equal((false, 100L), await Shop.HasAsync(visitor));
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

    private Task<Answer> DeliverAsync(string payload, DateTimeOffset at) =>
        Shop.DeliverAsync(payload, StripeDouble.Header(payload, at, StripeDouble.Secret));
}

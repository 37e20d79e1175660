using System.Net;
using System.Text;
using CompanionChat.Tests.Drivers;

namespace CompanionChat.Tests.Features.Payments;

/// <summary>What claims to be Stripe's, and what is Stripe's although it looks a little strange.</summary>
public sealed class WebhookForgeryTests : IAsyncLifetime
{
    private const string Completed = "checkout.session.completed";
    private Shop? shop;

    private Shop Shop => shop!;

    public async Task InitializeAsync() => shop = await Shop.OpenAsync();

    public async Task DisposeAsync() => await Shop.DisposeAsync();

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

    private Task<Answer> DeliverAsync(string payload, DateTimeOffset at) =>
        Shop.DeliverAsync(payload, StripeDouble.Header(payload, at, StripeDouble.Secret));
}

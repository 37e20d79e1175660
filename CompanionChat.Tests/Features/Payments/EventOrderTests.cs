using System.Collections.Concurrent;
using System.Net;
using CompanionChat.Tests.Drivers;
using Xunit.Abstractions;

namespace CompanionChat.Tests.Features.Payments;

/// <summary>
/// Stripe's events about one session through the real door, in every order of three of the eleven, each delivered twice; and all of them at once. The rules
/// themselves are tried with six at a time (<see cref="Domain.Payments.EventOrderTests"/>).
/// </summary>
public sealed class EventOrderTests(ITestOutputHelper output)
{
    private const int Lanes = 4;

    private static readonly (string Name, Func<Shop, Visitor, string, StripeSession, Task<Answer>> Tell)[] Events =
    [
        ("completed unpaid", (shop, _, _, session) => Told(shop, session, "checkout.session.completed", () => session.Complete())),
        ("completed paid", (shop, _, _, session) => Told(shop, session, "checkout.session.completed", session.Pay)),
        ("async ok", (shop, _, _, session) => Told(shop, session, "checkout.session.async_payment_succeeded", session.Pay)),
        ("async failed", (shop, _, _, session) => Told(shop, session, "checkout.session.async_payment_failed", () => { })),
        ("expired", (shop, _, _, session) => Told(shop, session, "checkout.session.expired", () => { })),
        ("partial refund", (shop, _, _, session) => shop.TellAsync("charge.refunded", session.Charge(166))),
        ("full refund", (shop, _, _, session) => shop.TellAsync("charge.refunded", session.Charge(499))),
        ("dispute opened", (shop, _, _, session) => shop.TellAsync("charge.dispute.created", session.Dispute("needs_response"))),
        ("dispute won", (shop, _, _, session) => shop.TellAsync("charge.dispute.closed", session.Dispute("won"))),
        ("dispute lost", (shop, _, _, session) => shop.TellAsync("charge.dispute.closed", session.Dispute("lost"))),
        ("success page", (_, visitor, order, _) => visitor.GetAsync($"/api/checkout/{order}")),
    ];

    [Fact]
    public async Task In_any_order_and_twice_a_session_is_credited_once_and_taken_back_once()
    {
        await using var shop = await Shop.OpenAsync();
        var sequences = new ConcurrentQueue<int[]>(
            from a in Enumerable.Range(0, Events.Length)
            from b in Enumerable.Range(0, Events.Length)
            from c in Enumerable.Range(0, Events.Length)
            where a != b && b != c && a != c
            select new[] { a, b, c });
        output.WriteLine($"{sequences.Count} sequences of three events, each delivered twice.");
        var failures = new ConcurrentBag<string>();

        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(async _ =>
        {
            while (sequences.TryDequeue(out var sequence))
            {
                await TryAsync(shop, [.. sequence, .. sequence], failures);
            }
        }));

        Assert.True(failures.IsEmpty, string.Join("\n", failures.Take(10)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task All_at_once_and_twice_a_session_is_credited_once(int round)
    {
        await using var shop = await Shop.OpenAsync();
        var visitor = await shop.Host.SignInAsync();
        var (order, session) = await shop.CheckOutAsync(visitor, Shop.Tokens);
        session.Pay();
        int[] told = [1, 2, 5, 7, 8, 10];

        var answers = await Task.WhenAll(told.Concat(told).Concat(told).Select(index => Events[index].Tell(shop, visitor, order, session)));

        Assert.All(answers, answer => answer.Expect(HttpStatusCode.OK));
        Assert.Equal((false, 67L), await Shop.HasAsync(visitor));
        Assert.True(round > 0);
    }

    private static async Task TryAsync(Shop shop, int[] told, ConcurrentBag<string> failures)
    {
        var visitor = await shop.Host.SignInAsync();
        var (order, session) = await shop.CheckOutAsync(visitor, Shop.Tokens);
        var names = string.Join(", ", told.Select(index => Events[index].Name));
        foreach (var index in told)
        {
            var answer = await Events[index].Tell(shop, visitor, order, session);
            if (answer.Status != HttpStatusCode.OK)
            {
                failures.Add($"{names}: {answer.Status} for {Events[index].Name}");
            }
        }

        var isPaid = told.Contains(1) || told.Contains(2);
        var expected = isPaid ? 100 - (100 * Gone(told) / 499) : 0;
        var (_, tokens) = await Shop.HasAsync(visitor);
        if (tokens != expected)
        {
            failures.Add($"{names}: {tokens} tokens, not {expected}");
        }
    }

    private static long Gone(int[] told)
    {
        var refunded = told.Contains(6) ? 499 : told.Contains(5) ? 166 : 0;
        var disputed = told.Contains(9) || (told.Contains(7) && !told.Contains(8)) ? 499 : 0;
        return Math.Min(499, refunded + disputed);
    }

    private static Task<Answer> Told(Shop shop, StripeSession session, string type, Action happens)
    {
        happens();
        return shop.TellAsync(type, session.Show());
    }
}

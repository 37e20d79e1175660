using CompanionChat.Domain.Payments;
using Xunit.Abstractions;
using static CompanionChat.Tests.Builders.Purchases;

namespace CompanionChat.Tests.Domain.Payments;

/// <summary>
/// Every order of everything that a provider tells about a checkout, up to six of the eleven at a time, each of them told twice at the end: what comes
/// out depends on what was told, never on when.
/// </summary>
public sealed class EventOrderTests(ITestOutputHelper output)
{
    private const int Longest = 6;
    private const long Balance = 40;

    private static readonly (string Name, PaymentProgress? Progress, PaymentFacts Facts)[] Events =
    [
        ("completed unpaid", PaymentProgress.Processing, PaymentFacts.None),
        ("completed paid", PaymentProgress.Paid, PaymentFacts.None),
        ("async ok", PaymentProgress.Paid, PaymentFacts.None),
        ("async failed", PaymentProgress.Processing, new PaymentFacts { Failed = true }),
        ("expired", PaymentProgress.Expired, PaymentFacts.None),
        ("partial refund", null, Refunded(333)),
        ("full refund", null, Refunded(999)),
        ("dispute opened", null, Disputed(DisputeState.Open, 999)),
        ("dispute won", null, Disputed(DisputeState.Won, 999)),
        ("dispute lost", null, Disputed(DisputeState.Lost, 999)),
        ("success page", PaymentProgress.Open, PaymentFacts.None),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_books_depend_on_what_was_told_not_on_when(bool premium)
    {
        var sequences = 0;
        var plan = premium ? Premium : Tokens;
        foreach (var sequence in Sequences([], Longest))
        {
            sequences++;
            var before = new Profile(Noon.AddDays(-1), Noon.AddDays(1), Balance);
            var settled = new Settlement { Order = Order(plan), Profile = before };
            var credits = 0;
            foreach (var index in sequence.Concat(sequence))
            {
                var after = Tell(settled, index);
                credits += after.Order.GrantedAt is not null && settled.Order.GrantedAt is null ? 1 : 0;
                Assert.True(after.Profile!.Tokens >= 0);
                settled = after;
            }

            AssertBooks(sequence, settled, credits, before);
        }

        output.WriteLine($"{sequences} sequences of up to {Longest} of {Events.Length} events, each told twice.");
        Assert.Equal(11 + 110 + 990 + 7920 + 55440 + 332640, sequences);
    }

    private static Settlement Tell(Settlement settled, int index)
    {
        var (_, progress, facts) = Events[index];
        var report = progress is { } known ? Report(settled.Order, known) : null;
        return FulfilRules.Settle(Buyer, settled.Order, settled.Profile, report, facts, Noon);
    }

    private static void AssertBooks(int[] told, Settlement settled, int credits, Profile before)
    {
        var isPaid = told.Any(index => Events[index].Progress is PaymentProgress.Paid);
        var gone = isPaid ? Gone(told, settled.Order.Plan.Price.Amount) : 0;
        var grants = settled.Order.Plan.Grants;
        var price = settled.Order.Plan.Price;
        var tokens = Balance + (isPaid ? grants.Tokens - price.ShareOf(gone, grants.Tokens) : 0);
        var days = isPaid ? grants.Premium - TimeSpan.FromMilliseconds(price.ShareOf(gone, (long)grants.Premium.TotalMilliseconds)) : TimeSpan.Zero;
        var names = string.Join(", ", told.Select(index => Events[index].Name));

        Assert.True(credits == (isPaid ? 1 : 0), $"{credits} credits after {names}");
        Assert.True(tokens == settled.Profile!.Tokens, $"{settled.Profile.Tokens} tokens, not {tokens}, after {names}");
        Assert.True(before.PremiumUntil + days == settled.Profile.PremiumUntil, $"premium until {settled.Profile.PremiumUntil} after {names}");
    }

    // Of what was told about the same dispute, the worst holds: a bank that took the money has taken it.
    private static long Gone(int[] told, long price)
    {
        var refunded = told.Contains(6) ? 999 : told.Contains(5) ? 333 : 0;
        var disputed = told.Contains(9) || (told.Contains(7) && !told.Contains(8)) ? 999 : 0;
        return Math.Min(price, refunded + disputed);
    }

    private static IEnumerable<int[]> Sequences(int[] start, int more)
    {
        if (more == 0)
        {
            yield break;
        }

        for (var index = 0; index < Events.Length; index++)
        {
            if (start.Contains(index))
            {
                continue;
            }

            int[] longer = [.. start, index];
            yield return longer;
            foreach (var sequence in Sequences(longer, more - 1))
            {
                yield return sequence;
            }
        }
    }
}

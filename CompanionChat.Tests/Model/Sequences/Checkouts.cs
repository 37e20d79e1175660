using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;
using CompanionChat.Functions.Features.Fulfil;
using CompanionChat.Tests.Model.Simulation;

namespace CompanionChat.Tests.Model.Sequences;

/// <summary>The steps of a sequence that have to do with money: at our end and at the provider's.</summary>
internal sealed class Checkouts(Ground ground)
{
    private readonly HashSet<string> handedOut = new(StringComparer.Ordinal);
    private readonly HashSet<string> failed = new(StringComparer.Ordinal);
    private readonly List<(Payment Payment, Notice Notice)> notices = [];

    /// <summary>The operation of a step; null where it is the provider's, or there is nothing to do it with.</summary>
    public Deed? Of(Step step)
    {
        if (step.Kind == Kind.Buy)
        {
            return Buy(Ground.Users[step.User], Ground.Plans[step.Way % Ground.Plans.Count], step.Way / 2 % 4 == 0 ? $"key-{step.Choice}" : null);
        }

        if (step.Kind == Kind.Notify && notices.Count > 0)
        {
            var (told, notice) = notices[notices.Count - 1 - (step.Choice % notices.Count)];
            return Settle(told, notice);
        }

        if (Deeds.Newest(ground.Till.Payments.FindAll(known => handedOut.Contains(known.SessionId)), step.Choice) is not { } payment)
        {
            return null;
        }

        if (step.Kind == Kind.Return)
        {
            return Settle(payment, Notice.OfTheBuyer);
        }

        if (Moves(payment, step) is { } told2)
        {
            notices.Add((payment, told2));
        }

        return null;
    }

    /// <summary>Of the checkouts that were handed out, one per user and plan can still be paid.</summary>
    public void Check()
    {
        var twice = ground.Till.Payments
            .Where(payment => payment.Progress == PaymentProgress.Open && handedOut.Contains(payment.SessionId))
            .GroupBy(payment => (payment.User, payment.Plan.Id))
            .FirstOrDefault(open => open.Count() > 1);
        Assert.True(twice is null, $"{twice?.Count()} checkouts of {twice?.Key} can be paid");
    }

    // Something happens at the provider's, which tells of it sooner or later.
    private Notice? Moves(Payment payment, Step step)
    {
        switch (step.Kind)
        {
            case Kind.Pay when payment.Progress is PaymentProgress.Open or PaymentProgress.Processing && !failed.Contains(payment.SessionId):
                payment.Progress = step.Way % 4 == 0 ? PaymentProgress.Processing : PaymentProgress.Paid;
                return OfSession(payment);
            case Kind.Fail when payment.Progress is PaymentProgress.Processing && failed.Add(payment.SessionId):
                return OfSession(payment) with { Facts = new PaymentFacts { Failed = true } };
            case Kind.Expire when payment.Progress is PaymentProgress.Open:
                payment.Progress = PaymentProgress.Expired;
                return OfSession(payment);
            case Kind.Refund when payment.Progress is PaymentProgress.Paid && payment.Refunded < payment.Plan.Price.Amount:
                payment.Refunded = step.Way % 2 == 0 ? payment.Plan.Price.Amount : payment.Refunded + ((payment.Plan.Price.Amount - payment.Refunded) / 3);
                return new Notice { Facts = payment.Facts with { Disputes = [] } };
            case Kind.Dispute when payment.Progress is PaymentProgress.Paid && payment.Dispute is null or DisputeState.Open:
                payment.Dispute = payment.Dispute is null ? DisputeState.Open : step.Way % 2 == 0 ? DisputeState.Won : DisputeState.Lost;
                return new Notice { Facts = payment.Facts with { RefundedAmount = 0 } };
            default:
                return null;
        }
    }

    private static Notice OfSession(Payment payment) => new() { SessionId = payment.SessionId };

    private Deed Buy(UserKey user, Plan plan, string? key)
    {
        var command = new CheckoutCommand(plan, PaymentProvider.Stripe, "https://chat.example.org", null, key);
        return new(
            user,
            instance => Deeds.AnswerAsync(async () =>
            {
                var decision = await instance.Checkout.HandleAsync(user, command, instance.Till, CancellationToken.None);
                if (decision.Refusal is { } refusal)
                {
                    return refusal.ToString();
                }

                handedOut.Add(decision.Value.Order.SessionId!);
                return "checkout";
            }),
            (book, _) => book.Checkout(command));
    }

    private static Deed Settle(Payment payment, Notice notice)
    {
        PaymentReport? report = null;
        return new(
            payment.User,
            instance => Deeds.AnswerAsync(async () =>
            {
                report = payment.Report;
                var decision = await instance.Fulfil.HandleAsync(payment.User, payment.OrderId, notice, CancellationToken.None);
                return decision.Refusal?.ToString() ?? $"{decision.Value.Profile?.Tokens ?? 0} {decision.Value.Profile?.PremiumUntil:O}";
            }),
            (book, now) => book.Settle(payment.OrderId, payment.Plan, notice.Facts, report!, now));
    }
}

using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;

namespace CompanionChat.Tests.Model.Simulation;

/// <summary>A checkout at the provider's, and the payment that came of it.</summary>
internal sealed class Payment(UserKey user, Order order, int number, TimeProvider clock)
{
    private PaymentProgress progress = PaymentProgress.Open;

    public UserKey User => user;

    public OrderId OrderId => order.Id;

    public Plan Plan => order.Plan;

    public string SessionId { get; } = $"session-{number}";

    /// <summary>Until when it can be paid.</summary>
    public DateTimeOffset Expires { get; } = clock.GetUtcNow().AddDays(1);

    public PaymentProgress Progress
    {
        get => progress == PaymentProgress.Open && clock.GetUtcNow() >= Expires ? PaymentProgress.Expired : progress;
        set => progress = value;
    }

    public long Refunded { get; set; }

    /// <summary>Its one dispute; null for none.</summary>
    public DisputeState? Dispute { get; set; }

    public string PaymentId { get; } = $"payment-{number}";

    /// <summary>What the provider answers about it.</summary>
    public PaymentReport Report => new()
    {
        SessionId = SessionId,
        Progress = Progress,
        Price = Plan.Price,
        UserKey = user.Value,
        OrderId = OrderId.Value,
        Facts = Progress == PaymentProgress.Paid ? new PaymentFacts { PaymentId = PaymentId, RefundedAmount = Refunded } : PaymentFacts.None,
    };

    /// <summary>What a notification about the money says.</summary>
    public PaymentFacts Facts => new()
    {
        PaymentId = PaymentId,
        RefundedAmount = Refunded,
        Disputes = Dispute is { } state ? [new Dispute($"dispute-{number}", Plan.Price.Amount, state)] : [],
    };
}

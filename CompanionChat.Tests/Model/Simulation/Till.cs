using CompanionChat.Domain.Payments;
using CompanionChat.Domain.Visitors;
using CompanionChat.Tests.Model.Memory;

namespace CompanionChat.Tests.Model.Simulation;

/// <summary>A payment provider: one checkout per order and attempt, however often it is asked.</summary>
internal sealed class Till(TimeProvider clock)
{
    private static readonly Uri Page = new("https://pay.example.org/");

    /// <summary>All checkouts, the oldest first.</summary>
    public List<Payment> Payments { get; } = [];

    /// <summary>As an instance reaches it.</summary>
    public IPaymentProvider From(IPace pace) => new Line(this, pace);

    // Retried requests run on threads of their own, where threads are real.
    private Payment Find(UserKey user, Order order)
    {
        lock (Payments)
        {
            var payment = Payments.Find(known => known.OrderId == order.Id);
            if (payment is null)
            {
                Payments.Add(payment = new Payment(user, order, Payments.Count, clock));
            }

            return payment;
        }
    }

    private sealed class Line(Till till, IPace pace) : IPaymentProvider
    {
        public PaymentProvider Provider => PaymentProvider.Stripe;

        public async Task<OpenedCheckout> OpenAsync(UserKey user, Order order, CancellationToken cancellationToken)
        {
            await pace.StepAsync(Failed);
            var payment = till.Find(user, order);
            await pace.StepAsync(Failed);
            return new OpenedCheckout(payment.SessionId, new Uri(Page, payment.SessionId), payment.Expires);
        }

        public async Task<PaymentReport?> ReadAsync(Order order, string sessionId, CancellationToken cancellationToken)
        {
            await pace.StepAsync(Failed);
            var report = till.Payments.Find(payment => payment.SessionId.Equals(sessionId, StringComparison.Ordinal))?.Report;
            await pace.StepAsync(Failed);
            return report;
        }

        public async Task CloseAsync(Order order, CancellationToken cancellationToken)
        {
            await pace.StepAsync(Failed);
            if (till.Payments.Find(payment => payment.OrderId == order.Id) is { Progress: PaymentProgress.Open } open)
            {
                open.Progress = PaymentProgress.Expired;
            }
        }

        private static Exception Failed() => new PaymentProviderUnavailableException(PaymentProvider.Stripe, 500, "server_error");
    }
}

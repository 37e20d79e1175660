using System.Collections.Concurrent;
using System.Text;
using CompanionChat.Tests.Drivers;

namespace CompanionChat.Tests.Trials;

/// <summary>Stripe, as its double plays it.</summary>
internal sealed class StripeTill(StripeDouble stripe) : ITill
{
    private const long Part = 166;

    private readonly ConcurrentDictionary<string, long> refunds = new(StringComparer.Ordinal);

    public string Provider => "stripe";

    public int MostCheckouts => 1;

    public IReadOnlyList<string> CheckoutsOf(string order) => [.. stripe.Sessions.Where(session => session.OrderId == order).Select(session => session.Id)];

    public void Pay(string order) => stripe.SessionOf(order).Pay();

    public void Refund(string order) => refunds[order] = Part;

    // Signed by the host's clock, which may be ahead of ours.
    public Task<Answer> TellAsync(IStage stage, string order)
    {
        var session = stripe.SessionOf(order);
        var (payload, signature) = refunds.TryGetValue(order, out var refunded)
            ? StripeDouble.Sign("charge.refunded", session.Charge(refunded), stage.Now)
            : StripeDouble.Sign("checkout.session.completed", session.Show(), stage.Now);
        return Visitor.Anonymous(stage.Http).SendAsync(
            HttpMethod.Post, "/api/webhooks/stripe", new StringContent(payload, Encoding.UTF8, "application/json"), null, ("Stripe-Signature", signature));
    }
}

using CompanionChat.Domain;
using CompanionChat.Domain.Payments;
using CompanionChat.Functions.Contract;
using CompanionChat.Functions.Features.Fulfil;
using CompanionChat.Functions.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CompanionChat.Functions.Features.Checkout;

/// <summary><c>GET /api/checkout/{sessionId}</c>: the success page's check; grants what is paid, together with the webhook whichever comes first.</summary>
public sealed class VerifyCheckout(FulfilOrder fulfil, TimeProvider clock)
{
    /// <summary>Answers.</summary>
    [Function(nameof(VerifyCheckout))]
    public async Task<PushingResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/checkout/{sessionId}")] HttpRequest request,
        string sessionId,
        CancellationToken cancellationToken)
    {
        if (OrderId.Parse(sessionId) is not { } id)
        {
            return PushingResult.Quiet(Problems.Result(Problems.NotFound));
        }

        var caller = Caller.Of(request);
        var decision = await fulfil.HandleAsync(caller.User, id, Notice.OfTheBuyer, cancellationToken);
        if (decision.Refusal is { } refusal)
        {
            return PushingResult.Quiet(Problems.Result(refusal));
        }

        var (order, profile, changed) = decision.Value;
        var now = clock.Now();
        return new PushingResult
        {
            Http = Answers.Ok(new CheckoutAnswer(PaymentNames.Of(order.StatusAt(now)), MeView.Of(caller, profile, now))),
            Pushes = changed && profile is not null ? [ChatEvents.EntitlementsChanged(caller.User, profile, now)] : null,
        };
    }

    private sealed record CheckoutAnswer(string Status, MeView Me);
}

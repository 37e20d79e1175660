using CompanionChat.Domain;
using CompanionChat.Domain.Payments;
using CompanionChat.Functions.Contract;
using CompanionChat.Functions.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CompanionChat.Functions.Features.Checkout;

/// <summary><c>POST /api/checkout</c>: opens a one-time payment and answers where to send the browser.</summary>
public sealed class CreateCheckout(CreateCheckoutHandler handler, IPlanCatalog catalog, PaymentProviders providers, PublicSite site)
{
    /// <summary>Answers.</summary>
    [Function(nameof(CreateCheckout))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/checkout")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!(await JsonBody.ReadAsync<CreateCheckoutRequest>(request, cancellationToken)).TryGet(out var body, out var problem)
            || !IdempotencyKey.TryRead(request, out var key, out problem))
        {
            return problem;
        }

        if (PaymentNames.ProviderOf(body.Provider) is not { } provider)
        {
            return Problems.Result(Problems.InvalidRequest, "provider must be stripe, coingate or upgate.");
        }

        if (body.ReturnTo is { } path && !ReturnPath.IsOwn(path))
        {
            return Problems.Result(Problems.InvalidRequest, "returnTo must be a path of this site.");
        }

        if (catalog.Find(body.PlanId) is not { } plan)
        {
            return Problems.Result(Refusal.PlanNotFound);
        }

        if (providers.Find(provider) is not { } way)
        {
            return Problems.Result(Refusal.ProviderNotConfigured);
        }

        var command = new CheckoutCommand(plan, provider, site.OriginFor(request), body.ReturnTo, key);
        var decision = await handler.HandleAsync(Caller.Of(request).User, command, way, cancellationToken);
        return decision.Refusal is { } refusal ? Problems.Result(refusal) : Answer(decision.Value);
    }

    private static IResult Answer(CreateCheckoutHandler.Checkout checkout) => Answers.With(
        checkout.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK,
        new CheckoutAnswer(checkout.Order.CheckoutUrl!, checkout.Order.Id.Value, PaymentNames.Of(checkout.Order.Provider)));

    private sealed record CheckoutAnswer(string CheckoutUrl, string SessionId, string Provider);
}

using CompanionChat.Domain.Payments;
using CompanionChat.Functions.Contract;
using CompanionChat.Functions.Features.Checkout;
using CompanionChat.Functions.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CompanionChat.Functions.Features.ListPlans;

/// <summary><c>GET /api/plans</c>: what can be bought, and through which payment providers.</summary>
public sealed class ListPlans(IPlanCatalog catalog, PaymentProviders providers)
{
    /// <summary>The function's name.</summary>
    public const string Name = nameof(ListPlans);

    /// <summary>Answers.</summary>
    [Function(Name)]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/plans")] HttpRequest request)
    {
        request.HttpContext.Response.Headers.CacheControl = "public, max-age=60";
        return Answers.Ok(new PlansAnswer([.. catalog.Plans.Select(PlanView.Of)], [.. providers.OnOffer.Select(PaymentNames.Of)]));
    }

    private sealed record PlansAnswer(IReadOnlyList<PlanView> Plans, IReadOnlyList<string> Providers);
}

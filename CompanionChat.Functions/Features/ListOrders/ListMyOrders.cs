using CompanionChat.Domain;
using CompanionChat.Domain.Payments;
using CompanionChat.Functions.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CompanionChat.Functions.Features.ListOrders;

/// <summary><c>GET /api/me/orders</c>: the caller's purchases, newest first.</summary>
public sealed class ListMyOrders(IOrderStore orders, TimeProvider clock)
{
    /// <summary>Answers.</summary>
    [Function(nameof(ListMyOrders))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/me/orders")] HttpRequest request, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var views = await orders.ReadOrdersAsync(Caller.Of(request).User, cancellationToken)
            .Select(order => OrderView.Of(order, now))
            .ToListAsync(cancellationToken);
        return Answers.Ok(new OrdersAnswer(views));
    }

    private sealed record OrdersAnswer(IReadOnlyList<OrderView> Orders);
}

using CompanionChat.LocalHost.Simulators.Payments;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CompanionChat.LocalHost.Simulators.CoinGate;

/// <summary>The hosted page, and the same for programs.</summary>
internal sealed class CoinGateControls(CoinGateLedger ledger)
{
    private const string Root = $"/_sim/{CoinGateServices.SimulatorName}";

    private static readonly (string Action, string Text)[] Buttons =
    [
        ("pay", "Pay"), ("confirming", "Pay, and wait for the blockchain"), ("underpay", "Pay too little"), ("overpay", "Pay too much"), ("cancel", "Cancel"),
    ];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet($"{Root}/pay/{{id}}", Page);
        routes.MapPost($"{Root}/orders/{{id}}/{{action}}", ActAsync);
    }

    private static IResult NoSuch() => Results.Problem("There is no such order or action.", statusCode: StatusCodes.Status404NotFound);

    private IResult Page(string id)
    {
        if (ledger.Find(id) is not { } order)
        {
            return NoSuch();
        }

        var buttons = order.IsOpen || order.Status is "confirming" ? Buttons.Select(button => ($"{Root}/orders/{id}/{button.Action}", button.Text)) : [];
        return Results.Content(
            HostedPage.Html("CoinGate", order.Title, order.PriceAmount, order.PriceCurrency, order.Status, buttons), HostedPage.ContentType);
    }

    private async Task<IResult> ActAsync(string id, string action, HttpRequest request)
    {
        if (await ControlRequest.ReadAsync(request) is not { } asked)
        {
            return Results.Problem("""Send nothing, or {"amount":9.99}.""", statusCode: StatusCodes.Status400BadRequest);
        }

        return ledger.Act(id, action, asked.Amount) switch
        {
            null => NoSuch(),
            var order when asked.IsForm => new SeeOther(action is "cancel" ? order.CancelUrl : order.SuccessUrl),
            var order => Results.Json(order.ToJson()),
        };
    }
}

using System.Text.Json.Nodes;
using CompanionChat.LocalHost.Simulators.Payments;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CompanionChat.LocalHost.Simulators.Upgate;

/// <summary>The hosted page, and the same for programs. Their payments' ids are those of checkouts.</summary>
internal sealed class UpgateControls(UpgateLedger ledger)
{
    private const string Root = $"/_sim/{UpgateServices.SimulatorName}";

    private static readonly (string Action, string Text)[] Buttons =
        [("pay", "Pay"), ("pending", "Pay later"), ("decline", "Have the card declined"), ("cancel", "Cancel")];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet($"{Root}/pay/{{id}}", Page);
        routes.MapPost($"{Root}/payments/{{id}}/{{action}}", ActAsync);
    }

    private static IResult NoSuch() => Results.Problem("There is no such payment, or that cannot happen to it.", statusCode: StatusCodes.Status404NotFound);

    private IResult Page(string id)
    {
        if (ledger.Find(id) is not { } checkout)
        {
            return NoSuch();
        }

        var isPaid = ledger.Of(checkout).Any(transaction => transaction is { Type: SimulatedTransaction.Sale, IsDone: true });
        var buttons = isPaid ? [] : Buttons.Select(button => ($"{Root}/payments/{id}/{button.Action}", button.Text));
        return Results.Content(
            HostedPage.Html("Upgate", checkout.Name, checkout.Amount, checkout.CurrencyCode, isPaid ? "paid" : "open", buttons), HostedPage.ContentType);
    }

    private async Task<IResult> ActAsync(string id, string action, HttpRequest request)
    {
        if (await ControlRequest.ReadAsync(request) is not { } asked)
        {
            return Results.Problem("""Send nothing, or {"amount":9.99}.""", statusCode: StatusCodes.Status400BadRequest);
        }

        // Who leaves the page makes no transaction.
        if ((action is "cancel" ? ledger.Find(id) : ledger.Act(id, action, asked.Amount)) is not { } checkout)
        {
            return NoSuch();
        }

        return asked.IsForm
            ? new SeeOther(action is "cancel" or "decline" ? checkout.FailureUrl : checkout.SuccessUrl)
            : Results.Json(new JsonArray([.. ledger.Of(checkout).Select(transaction => transaction.ToJson(checkout))]));
    }
}

using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CompanionChat.LocalHost.Simulators.Payments;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CompanionChat.LocalHost.Simulators.CoinGate;

/// <summary>The calls that CoinGate's API has of orders; any token will do.</summary>
internal sealed class CoinGateApi(CoinGateLedger ledger)
{
    private const int LargestPage = 100;

    public void Map(IEndpointRouteBuilder routes)
    {
        Operation(CreateAsync).Map(routes, CoinGateServices.SimulatorName, HttpMethods.Post, "/orders");
        Operation((request, _) => Task.FromResult(List(request))).Map(routes, CoinGateServices.SimulatorName, HttpMethods.Get, "/orders");
        Operation((request, _) => Task.FromResult(Read(request))).Map(routes, CoinGateServices.SimulatorName, HttpMethods.Get, "/orders/{id}");
    }

    private static PaymentOperation Operation(Func<HttpRequest, CancellationToken, Task<SimulatedReply>> answer) => new(
        (request, cancelled) => IsSignedIn(request) ? answer(request, cancelled) : Task.FromResult(No(StatusCodes.Status401Unauthorized, "BadCredentials")),
        status => No(status, status == StatusCodes.Status422UnprocessableEntity ? "OrderIsNotValid" : "InternalServerError"));

    private static bool IsSignedIn(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header) && header is { Scheme: "Token", Parameter.Length: > 0 };

    private static SimulatedReply No(int status, string reason, params IEnumerable<string> errors) => SimulatedReply.Json(
        status,
        new JsonObject { ["message"] = "Simulated", ["reason"] = reason, ["errors"] = new JsonArray([.. errors.Select(error => JsonValue.Create(error))]) });

    private static int Number(HttpRequest request, string name, int fallback) =>
        int.TryParse(request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : fallback;

    private async Task<SimulatedReply> CreateAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (await NewOrder.ReadAsync(request, cancellationToken) is not { } asked)
        {
            return No(StatusCodes.Status400BadRequest, "BadRequest");
        }

        if (asked.Errors is { Count: > 0 } errors)
        {
            return No(StatusCodes.Status422UnprocessableEntity, "OrderIsNotValid", errors);
        }

        var order = ledger.Create(asked);
        var made = order.ToJson();
        made["token"] = order.Token;
        return SimulatedReply.Json(StatusCodes.Status200OK, made);
    }

    private SimulatedReply Read(HttpRequest request) => ledger.Find((string)request.RouteValues["id"]!) is { } order
        ? SimulatedReply.Json(StatusCodes.Status200OK, order.ToJson())
        : No(StatusCodes.Status404NotFound, "RecordNotFound");

    private SimulatedReply List(HttpRequest request)
    {
        var size = Math.Min(Number(request, "per_page", LargestPage), LargestPage);
        var page = Number(request, "page", 1);
        var since = DateTimeOffset.TryParse(request.Query["created_at[from]"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var from) ? from : DateTimeOffset.MinValue;
        var status = request.Query["status"].ToString();
        var found = ledger.All()
            .Where(order => order.CreatedAt >= since && (status.Length == 0 || order.Status.Equals(status, StringComparison.Ordinal)))
            .OrderByDescending(order => order.CreatedAt).ThenByDescending(order => order.Id)
            .ToList();
        return SimulatedReply.Json(StatusCodes.Status200OK, new JsonObject
        {
            ["current_page"] = page,
            ["per_page"] = size,
            ["total_orders"] = found.Count,
            ["total_pages"] = (found.Count + size - 1) / size,
            ["orders"] = new JsonArray([.. found.Skip((page - 1) * size).Take(size).Select(order => order.ToJson())]),
        });
    }
}

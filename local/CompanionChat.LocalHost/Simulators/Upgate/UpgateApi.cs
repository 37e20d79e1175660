using System.Globalization;
using System.Text.Json.Nodes;
using CompanionChat.LocalHost.Simulators.Payments;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CompanionChat.LocalHost.Simulators.Upgate;

/// <summary>The calls that Upgate's API has of checkouts and transactions; any key will do.</summary>
internal sealed class UpgateApi(UpgateLedger ledger)
{
    private const int UsualPage = 100;
    private const int LargestPage = 1000;

    public void Map(IEndpointRouteBuilder routes)
    {
        Operation(OpenAsync).Map(routes, UpgateServices.SimulatorName, HttpMethods.Post, "/checkout");
        Operation((request, _) => Task.FromResult(List(request))).Map(routes, UpgateServices.SimulatorName, HttpMethods.Get, "/transaction");
    }

    private static PaymentOperation Operation(Func<HttpRequest, CancellationToken, Task<SimulatedReply>> answer) => new(
        (request, cancelled) => request.Headers["X-Api-Key"].ToString().Length > 0
            ? answer(request, cancelled)
            : Task.FromResult(No(StatusCodes.Status401Unauthorized, "INVALID_REQUEST")),
        status => No(status, status switch { 429 => "TOO_MANY_REQUESTS", >= 500 => "INTERNAL_ERROR", _ => "INVALID_REQUEST" }));

    private static SimulatedReply No(int status, string code) => SimulatedReply.Json(
        status, new JsonObject { ["errors"] = new JsonArray(new JsonObject { ["error_code"] = code, ["error_message"] = "Simulated" }) });

    private async Task<SimulatedReply> OpenAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (await NewCheckout.ReadAsync(request, cancellationToken) is not { IsValid: true } asked)
        {
            return No(StatusCodes.Status400BadRequest, "INVALID_REQUEST_PARAMETER");
        }

        // Documented: an error. Which, is not.
        return ledger.Open(asked, request.Headers["X-Idempotency-Key"].ToString()) is { } checkout
            ? SimulatedReply.Json(StatusCodes.Status200OK, checkout.ToJson())
            : No(StatusCodes.Status400BadRequest, "INVALID_REQUEST");
    }

    private SimulatedReply List(HttpRequest request)
    {
        var types = request.Query["transaction_type"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries);
        var (from, to) = (Time(request, "created_at_from") ?? DateTimeOffset.MinValue, Time(request, "created_at_to") ?? DateTimeOffset.MaxValue);
        var before = request.Query["prev_id"].ToString();
        var limit = int.TryParse(request.Query["limit"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, LargestPage) : UsualPage;
        var found = ledger.Transactions()
            .Where(transaction => types.Length == 0 || types.Contains(transaction.Type, StringComparer.Ordinal))
            .Where(transaction => transaction.CreatedAt >= from && transaction.CreatedAt <= to)
            .Where(transaction => before.Length == 0 || string.CompareOrdinal(transaction.Id, before) < 0)
            .OrderByDescending(transaction => transaction.Id, StringComparer.Ordinal)
            .Take(limit + 1)
            .ToList();
        var page = found.Take(limit).ToList();
        return SimulatedReply.Json(StatusCodes.Status200OK, new JsonObject
        {
            ["type"] = "TRANSACTION",
            ["data"] = new JsonArray([.. page.Select(transaction => transaction.ToJson(ledger.Find(transaction.CheckoutId)!))]),
            ["meta"] = found.Count > limit ? new JsonObject { ["next_prev_id"] = page[^1].Id } : new JsonObject(),
        });
    }

    private static DateTimeOffset? Time(HttpRequest request, string name) =>
        DateTimeOffset.TryParse(request.Query[name], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}

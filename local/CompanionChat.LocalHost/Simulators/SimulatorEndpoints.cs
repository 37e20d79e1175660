using CompanionChat.LocalHost.Simulators.Faults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CompanionChat.LocalHost.Simulators;

/// <summary>What can be done with every simulator from outside: turn its fault dial, read and reset its log.</summary>
internal static class SimulatorEndpoints
{
    public static void MapSimulator(this IEndpointRouteBuilder routes, Simulator simulator)
    {
        routes.MapPost($"/_sim/{simulator.Name}/faults", http => SetFaultAsync(http, simulator));
        routes.MapGet($"/_sim/{simulator.Name}/requests", () => ReadRequests(simulator));
        routes.MapDelete($"/_sim/{simulator.Name}/requests", () => ResetRequests(simulator));
    }

    private static async Task SetFaultAsync(HttpContext http, Simulator simulator)
    {
        var (setting, error) = await FaultSetting.ReadAsync(http.Request.Body, http.RequestAborted);
        if (setting is null)
        {
            await Results.Problem(error, statusCode: StatusCodes.Status400BadRequest).ExecuteAsync(http);
            return;
        }

        simulator.Faults.Set(setting.ToFault(), setting.Times);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static IResult ReadRequests(Simulator simulator)
    {
        var (count, newest) = simulator.Requests.Read();
        return Results.Json(new { count, requests = newest });
    }

    private static IResult ResetRequests(Simulator simulator)
    {
        simulator.Requests.Reset();
        return Results.NoContent();
    }
}

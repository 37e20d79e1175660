using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CompanionChat.LocalHost.Hubs.Faults;

/// <summary>Turns the hub's fault dial from outside.</summary>
internal static class HubFaultEndpoint
{
    public static void MapHubFaults(this IEndpointRouteBuilder routes, HubFaultDial dial) =>
        routes.MapPost("/_sim/hub/faults", http => SetAsync(http, dial));

    private static async Task SetAsync(HttpContext http, HubFaultDial dial)
    {
        var (setting, error) = await HubFaultSetting.ReadAsync(http.Request.Body, http.RequestAborted);
        if (setting is null)
        {
            await Results.Problem(error, statusCode: StatusCodes.Status400BadRequest).ExecuteAsync(http);
            return;
        }

        dial.Set(setting);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}

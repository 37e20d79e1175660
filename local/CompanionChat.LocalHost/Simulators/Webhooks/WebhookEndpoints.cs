using CompanionChat.LocalHost.Simulators.Webhooks.Faults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CompanionChat.LocalHost.Simulators.Webhooks;

/// <summary>What can be done with every simulator's webhooks from outside: turn and read their fault dial, see what became of them.</summary>
internal static class WebhookEndpoints
{
    public static void MapWebhooks(this IEndpointRouteBuilder routes, WebhookDelivery delivery)
    {
        routes.MapPost($"/_sim/{delivery.Simulator}/webhooks/faults", http => SetFaultAsync(http, delivery.Faults));
        routes.MapGet($"/_sim/{delivery.Simulator}/webhooks/faults", () => Results.Json(delivery.Faults.Setting, WebhookFaultSetting.Json));
        routes.MapGet($"/_sim/{delivery.Simulator}/webhooks", () => Read(delivery));
    }

    private static async Task SetFaultAsync(HttpContext http, WebhookFaultDial dial)
    {
        var (setting, error) = await WebhookFaultSetting.ReadAsync(http.Request.Body, http.RequestAborted);
        if (setting is null)
        {
            await Results.Problem(error, statusCode: StatusCodes.Status400BadRequest).ExecuteAsync(http);
            return;
        }

        dial.Set(setting);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    // No bodies: they can hold what nobody but the receiver should see.
    private static IResult Read(WebhookDelivery delivery) => Results.Json(new
    {
        pending = delivery.Pending.Select(pending => new { pending.Id, pending.Webhook.Subject, pending.Attempts, pending.Due }),
        attempts = delivery.Log.Read(),
    });
}

using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CompanionChat.LocalHost.Crashes;

/// <summary>The crash dial from outside.</summary>
internal static class CrashEndpoints
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static void MapCrashDial(this IEndpointRouteBuilder routes)
    {
        var dial = routes.ServiceProvider.GetRequiredService<CrashDial>();
        routes.MapPost("/_sim/crash", http => ArmAsync(http, dial));
        routes.MapGet("/_sim/crash/requests", () => Results.Json(new { requests = dial.Sent }));
        routes.MapDelete("/_sim/crash/requests", () =>
        {
            dial.Listen();
            return Results.NoContent();
        });
    }

    private static async Task ArmAsync(HttpContext http, CrashDial dial)
    {
        try
        {
            var order = await JsonSerializer.DeserializeAsync<CrashOrder>(http.Request.Body, Strict, http.RequestAborted);
            if (order is { AtRequest: > 0 })
            {
                dial.Arm(order);
                http.Response.StatusCode = StatusCodes.Status204NoContent;
                return;
            }
        }
        catch (JsonException)
        {
            // Told below, with what is right.
        }

        await Results.Problem("""Send {"atRequest":1 or more,"when":"before" or "after"}.""", statusCode: StatusCodes.Status400BadRequest)
            .ExecuteAsync(http);
    }
}

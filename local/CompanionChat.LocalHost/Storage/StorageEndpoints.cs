using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CompanionChat.LocalHost.Storage;

/// <summary>The crash dial and the storage counts, from outside.</summary>
internal static class StorageEndpoints
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static void MapStorageDials(this IEndpointRouteBuilder routes, CrashDial dial, StorageRequestCounter counter)
    {
        routes.MapPost("/_sim/crash", http => ArmAsync(http, dial));
        routes.MapGet("/_sim/storage", http => Results.Json(Read(counter)).ExecuteAsync(http));
        routes.MapDelete("/_sim/storage", http =>
        {
            counter.Reset();
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        });
    }

    private static object Read(StorageRequestCounter counter)
    {
        var counts = counter.Counts;
        return new
        {
            total = counts.Values.Sum(),
            requests = new SortedDictionary<string, int>(
                counts.ToDictionary(count => count.Key.ToString(), count => count.Value, StringComparer.Ordinal), StringComparer.Ordinal),
        };
    }

    private static async Task ArmAsync(HttpContext http, CrashDial dial)
    {
        try
        {
            var order = await JsonSerializer.DeserializeAsync<CrashOrder>(http.Request.Body, Strict, http.RequestAborted);
            if (order is { AtStorageRequest: > 0 })
            {
                dial.Arm(order.AtStorageRequest, order.When);
                http.Response.StatusCode = StatusCodes.Status204NoContent;
                return;
            }
        }
        catch (JsonException)
        {
            // Told below, with what is right.
        }

        await Results.Problem("""Send {"atStorageRequest":1 or more,"when":"before" or "after"}.""", statusCode: StatusCodes.Status400BadRequest)
            .ExecuteAsync(http);
    }

    private sealed record CrashOrder(int AtStorageRequest, CrashMoment When = CrashMoment.Before);
}

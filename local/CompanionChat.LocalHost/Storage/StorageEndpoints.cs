using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CompanionChat.LocalHost.Storage;

/// <summary>The storage counts, from outside.</summary>
internal static class StorageEndpoints
{
    public static void MapStorageCounts(this IEndpointRouteBuilder routes, StorageRequestCounter counter)
    {
        routes.MapGet("/_sim/storage", () => Results.Json(Read(counter)));
        routes.MapDelete("/_sim/storage", () =>
        {
            counter.Reset();
            return Results.NoContent();
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
}

using System.Text.Json;

namespace CompanionChat.LocalHost.Hubs;

/// <summary>A push, as the Functions host reads it from the worker's JSON.</summary>
/// <param name="Target">What clients listen for.</param>
/// <param name="Arguments">Exactly as the worker wrote them.</param>
/// <param name="ConnectionId">To this connection; null: see the next.</param>
/// <param name="UserId">To all connections of this user; null: see the next.</param>
/// <param name="GroupName">To this group; null: to everybody.</param>
internal sealed record HubMessage(string Target, IReadOnlyList<JsonElement> Arguments, string? ConnectionId, string? UserId, string? GroupName)
{
    /// <summary>Reads one message or an array of them. Names may differ in case, as for the Functions host.</summary>
    /// <exception cref="InvalidOperationException">It is neither.</exception>
    public static IReadOnlyList<HubMessage> ReadAll(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => [.. json.EnumerateArray().Select(Read)],
        JsonValueKind.Object => [Read(json)],
        JsonValueKind.Null => [],
        _ => throw new InvalidOperationException($"A {json.ValueKind} is no message to a hub."),
    };

    private static HubMessage Read(JsonElement json)
    {
        string? target = null, connectionId = null, userId = null, groupName = null;
        JsonElement[] arguments = [];
        foreach (var property in json.EnumerateObject())
        {
            switch (property.Name.ToUpperInvariant())
            {
                case "TARGET":
                    target = property.Value.GetString();
                    break;
                case "CONNECTIONID":
                    connectionId = property.Value.GetString();
                    break;
                case "USERID":
                    userId = property.Value.GetString();
                    break;
                case "GROUPNAME":
                    groupName = property.Value.GetString();
                    break;
                case "ARGUMENTS" when property.Value.ValueKind == JsonValueKind.Array:
                    arguments = [.. property.Value.EnumerateArray()];
                    break;
            }
        }

        return string.IsNullOrEmpty(target)
            ? throw new InvalidOperationException("A message to a hub names no target.")
            : new HubMessage(target, arguments, connectionId, userId, groupName);
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace CompanionChat.LocalHost.Hubs.Faults;

/// <summary>The body of <c>POST /_sim/hub/faults</c>.</summary>
/// <param name="Mode">What goes wrong; the names of <see cref="HubFaultMode"/> in camel case.</param>
/// <param name="DelayMs">0 to 600,000 milliseconds; for mode delay.</param>
/// <param name="Times">How many pushes it hits; 0 or less: all, until it is set again.</param>
internal sealed record HubFaultSetting([property: JsonRequired] HubFaultMode Mode, int DelayMs = 0, int Times = 1)
{
    /// <summary>All is well.</summary>
    public static readonly HubFaultSetting None = new(HubFaultMode.Ok);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter<HubFaultMode>(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>The setting in a request's body, or what is wrong with it.</summary>
    public static async Task<(HubFaultSetting? Setting, string? Error)> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<HubFaultSetting>(body, Json, cancellationToken) switch
            {
                null => (null, "The body must be an object."),
                { DelayMs: < 0 or > 600_000 } => (null, "delayMs must be from 0 to 600000."),
                var setting => (setting, null),
            };
        }
        catch (JsonException broken)
        {
            return (null, broken.Message);
        }
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace CompanionChat.LocalHost.Simulators.Faults;

/// <summary>The body of <c>POST /_sim/{name}/faults</c>.</summary>
/// <param name="Mode">What goes wrong; the names of <see cref="FaultMode"/> in camel case.</param>
/// <param name="Status">400 to 599; for mode error.</param>
/// <param name="DelayMs">0 to 600,000 milliseconds; for mode slow.</param>
/// <param name="Times">How many calls it hits; 0 or less: all, until it is set again.</param>
/// <param name="BodyBytes">0 to 10,000,000: the least size of the body of mode error.</param>
public sealed record FaultSetting(
    [property: JsonRequired] FaultMode Mode,
    int Status = 500,
    int DelayMs = 0,
    int Times = 1,
    int BodyBytes = 0)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter<FaultMode>(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>The setting in a request's body, or what is wrong with it.</summary>
    public static async Task<(FaultSetting? Setting, string? Error)> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        try
        {
            var setting = await JsonSerializer.DeserializeAsync<FaultSetting>(body, Json, cancellationToken);
            var error = setting is null ? "The body must be an object." : setting.RangeError();
            return error is null ? (setting, null) : (null, error);
        }
        catch (JsonException broken)
        {
            return (null, broken.Message);
        }
    }

    /// <summary>The fault that is meant.</summary>
    public Fault ToFault() => new(Mode, Status, TimeSpan.FromMilliseconds(DelayMs), BodyBytes);

    private string? RangeError() => this switch
    {
        { Status: < 400 or > 599 } => "status must be from 400 to 599.",
        { DelayMs: < 0 or > 600_000 } => "delayMs must be from 0 to 600000.",
        { BodyBytes: < 0 or > 10_000_000 } => "bodyBytes must be from 0 to 10000000.",
        _ => null,
    };
}

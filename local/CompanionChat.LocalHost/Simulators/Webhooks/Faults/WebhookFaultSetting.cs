using System.Text.Json;
using System.Text.Json.Serialization;

namespace CompanionChat.LocalHost.Simulators.Webhooks.Faults;

/// <summary>The body of <c>POST /_sim/{name}/webhooks/faults</c>.</summary>
/// <param name="Mode">What goes wrong; the names of <see cref="WebhookFaultMode"/> in camel case.</param>
/// <param name="DelayMs">0 to 600,000 milliseconds; for mode delay.</param>
/// <param name="Times">How many webhooks it hits; 0 or less: all, until it is set again.</param>
internal sealed record WebhookFaultSetting([property: JsonRequired] WebhookFaultMode Mode, int DelayMs = 0, int Times = 1)
{
    /// <summary>All is well.</summary>
    public static readonly WebhookFaultSetting None = new(WebhookFaultMode.Ok);

    /// <summary>How it is written.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter<WebhookFaultMode>(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>The setting in a request's body, or what is wrong with it.</summary>
    public static async Task<(WebhookFaultSetting? Setting, string? Error)> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<WebhookFaultSetting>(body, Json, cancellationToken) switch
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

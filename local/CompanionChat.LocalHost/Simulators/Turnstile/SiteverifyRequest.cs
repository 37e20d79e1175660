using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CompanionChat.LocalHost.Simulators.Turnstile;

/// <summary>What siteverify is asked. A field that was not sent, or is no text, is empty.</summary>
internal sealed record SiteverifyRequest(string Secret, string Response, string IdempotencyKey)
{
    /// <summary>Reads a form or a JSON object; null where the body is neither.</summary>
    public static async Task<SiteverifyRequest?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            if (request.HasFormContentType)
            {
                var form = await request.ReadFormAsync(cancellationToken);
                return From(name => form[name].ToString());
            }

            using var document = await JsonDocument.ParseAsync(request.Body, cancellationToken: cancellationToken);
            return document.RootElement is { ValueKind: JsonValueKind.Object } json
                ? From(name => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "")
                : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidDataException)
        {
            return null;
        }
    }

    private static SiteverifyRequest From(Func<string, string> field) => new(field("secret"), field("response"), field("idempotency_key"));
}

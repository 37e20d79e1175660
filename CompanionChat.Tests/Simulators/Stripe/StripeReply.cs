using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CompanionChat.Tests.Simulators.Stripe;

/// <summary>What the simulated API answered.</summary>
public sealed record StripeReply(int Status, JsonObject Body, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>Its error's type, code and parameter.</summary>
    public (string? Type, string? Code, string? Param) Error => Body["error"] is { } error
        ? ((string?)error["type"], (string?)error["code"], (string?)error["param"])
        : default;

    public string Id => (string)Body["id"]!;

    public bool IsReplayed => Headers.ContainsKey("Idempotent-Replayed");

    public static async Task<StripeReply> ReadAsync(HttpResponseMessage response) => new(
        (int)response.StatusCode,
        (await response.Content.ReadFromJsonAsync<JsonObject>())!,
        response.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase));
}

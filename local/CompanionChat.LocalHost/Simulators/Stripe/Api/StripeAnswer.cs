using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace CompanionChat.LocalHost.Simulators.Stripe.Api;

/// <summary>What a call is answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The exact body.</param>
/// <param name="IsKept">
/// Whether the call got so far that an idempotency key remembers the answer: not where its parameters were wrong, but where Stripe failed.
/// </param>
/// <param name="ReplayOf">The id of the request that was answered so first, where this is that answer again.</param>
internal sealed record StripeAnswer(int Status, string Body, bool IsKept, string? ReplayOf = null)
{
    // As Stripe writes it: over several lines, and no letters escaped. Whoever verifies anything but the very bytes is found out.
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static StripeAnswer Ok(JsonObject body) => new(StatusCodes.Status200OK, Text(body), IsKept: true);

    public static implicit operator StripeAnswer(StripeError error) =>
        new(error.Status, Text(error.ToJson()), error.Status >= StatusCodes.Status500InternalServerError);

    /// <summary>A no to parameters that were right: the state of things forbids it.</summary>
    public static StripeAnswer Refused(string message, string? code = null, string? param = null) =>
        (StripeAnswer)StripeError.Invalid(message, code, param) with { IsKept = true };

    /// <summary>JSON as Stripe writes it.</summary>
    public static string Text(JsonObject json) => json.ToJsonString(Indented);
}

using System.Text.Json.Nodes;

namespace CompanionChat.LocalHost.Simulators;

/// <summary>What a simulated upstream answers.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">The media type of the body.</param>
/// <param name="Parts">The body; each part goes out on its own, as a stream's events do.</param>
/// <param name="Model">The model that was asked for, where the upstream has models.</param>
public sealed record SimulatedReply(int Status, string ContentType, IReadOnlyList<string> Parts, string? Model = null)
{
    /// <summary>An answer of one JSON value.</summary>
    public static SimulatedReply Json(int status, JsonNode body, string? model = null) =>
        new(status, "application/json", [body.ToJsonString()], model);

    /// <summary>The same answer, its body broken off in the middle.</summary>
    public SimulatedReply Truncated()
    {
        var body = string.Concat(Parts);
        return this with { Parts = [body[..(body.Length / 2)]] };
    }

    /// <summary>The same answer, its body filled up with blanks (which JSON allows at its end) to so many bytes.</summary>
    public SimulatedReply FilledUpTo(int bytes)
    {
        var body = string.Concat(Parts);
        return this with { Parts = [body + new string(' ', Math.Max(0, bytes - System.Text.Encoding.UTF8.GetByteCount(body)))] };
    }
}

using System.Text.Json;

namespace CompanionChat.Soak.People;

/// <summary>What the app answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body; undefined where it is no JSON.</param>
internal sealed record Answer(int Status, JsonElement Body)
{
    /// <summary>Whether it was done.</summary>
    public bool IsDone => Status is >= 200 and < 300;

    /// <summary>Whether it was refused, so that asking again changes nothing.</summary>
    public bool IsRefused => Status is >= 400 and < 500;

    /// <summary>A problem's code.</summary>
    public string Code => Body.ValueKind is JsonValueKind.Object && Body.TryGetProperty("code", out var code) ? code.GetString() ?? "" : "";

    /// <summary>A text of the body.</summary>
    public string Text(string name) => Body.GetProperty(name).GetString()!;
}

using System.Text.Json;

namespace CompanionChat.LocalHost.Durable;

/// <summary>Inputs, results and events on their way into a history and out of it.</summary>
internal static class Payload
{
    /// <summary>The longest JSON text that is taken, in UTF-16 units. Orchestrations exchange ids, so more is a mistake.</summary>
    public const int MaxLength = 32 * 1024;

    public static string? Write(object? value, JsonSerializerOptions json, string what) =>
        value is null ? null : Check(JsonSerializer.Serialize(value, value.GetType(), json), what);

    public static T? Read<T>(string? text, JsonSerializerOptions json) =>
        text is null ? default : JsonSerializer.Deserialize<T>(text, json);

    /// <summary>The text on one line; a raw line break can only be JSON's white space.</summary>
    /// <exception cref="ArgumentException">It is longer than <see cref="MaxLength"/>.</exception>
    public static string? Check(string? text, string what) => text switch
    {
        null => null,
        { Length: > MaxLength } => throw new ArgumentException(
            $"{what} is {text.Length} characters of JSON; an orchestration takes up to {MaxLength}. Pass ids, not contents.", nameof(text)),
        _ => text.Replace('\n', ' ').Replace('\r', ' '),
    };
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CompanionChat.Domain.Replies;

namespace CompanionChat.Functions.Adapters.Llm;

/// <summary>The body of a chat completions call.</summary>
internal sealed record ChatCompletionsRequest
{
    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // A body of application/json, not part of a page.
    };

    [JsonPropertyName("model")]
    public required string Model { get; init; }

    [JsonPropertyName("messages")]
    public required IReadOnlyList<Message> Messages { get; init; }

    [JsonPropertyName("temperature")]
    public double Temperature { get; } = 0.7;

    [JsonPropertyName("max_tokens")]
    public int MaxTokens { get; } = 220;

    /// <summary>Who asks, to OpenAI: opaque, for its abuse detection.</summary>
    [JsonPropertyName("user")]
    public string? User { get; init; }

    /// <summary>Who asks, to DeepSeek: keeps one abusive user from getting the whole account blocked.</summary>
    [JsonPropertyName("user_id")]
    public string? UserId { get; init; }

    [JsonPropertyName("thinking")]
    public Mode? Thinking { get; init; }

    /// <summary>The request for one prompt, with what the provider of these options needs beside the protocol.</summary>
    public static byte[] Serialize(LanguageModelOptions options, Prompt prompt)
    {
        var host = new Uri(options.BaseUrl).Host;
        var deepSeek = DeepSeek.Serves(host, options.Model);
        var request = new ChatCompletionsRequest
        {
            Model = options.Model,
            Messages = [new("system", prompt.System), .. prompt.Turns.Select(turn => new Message(turn.FromUser ? "user" : "assistant", turn.Text))],
            Thinking = deepSeek ? DeepSeek.NoThinking : null,
            UserId = deepSeek ? prompt.UserTag : null,
            User = string.Equals(host, "api.openai.com", StringComparison.OrdinalIgnoreCase) ? prompt.UserTag : null,
        };
        return JsonSerializer.SerializeToUtf8Bytes(request, Json);
    }

    internal sealed record Message(
        [property: JsonPropertyName("role")] string Role,
        [property: JsonPropertyName("content")] string Content);

    internal sealed record Mode([property: JsonPropertyName("type")] string Type);
}

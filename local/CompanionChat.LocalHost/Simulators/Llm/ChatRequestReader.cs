using System.Text.Json;

namespace CompanionChat.LocalHost.Simulators.Llm;

/// <summary>Reads a chat completions request as strictly as the real ones do: a client's mistake should show here, not in production.</summary>
internal static class ChatRequestReader
{
    private static readonly string[] Roles = ["system", "developer", "user", "assistant"];

    public static async Task<(ChatRequest? Request, OpenAiError? Error)> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(body, cancellationToken: cancellationToken);
            return (Read(document.RootElement), null);
        }
        catch (JsonException)
        {
            return (null, new OpenAiError("We could not parse the JSON body of your request."));
        }
        catch (FormatException wrong)
        {
            return (null, new OpenAiError($"Invalid value for '{wrong.Message}'.", Param: wrong.Message));
        }
    }

    /// <exception cref="FormatException">A field is wrong; the message is its name.</exception>
    private static ChatRequest Read(JsonElement root)
    {
        Demand(root.ValueKind == JsonValueKind.Object, "body");
        Demand(root.TryGetProperty("model", out var model) && model.ValueKind == JsonValueKind.String && model.GetString() is { Length: > 0 }, "model");
        Demand(root.TryGetProperty("messages", out var messages) && messages.ValueKind == JsonValueKind.Array && messages.GetArrayLength() > 0, "messages");
        Number(root, "temperature", 0, 2);
        Number(root, "max_tokens", 1, 1_000_000);
        var usage = root.TryGetProperty("stream_options", out var options) && options.ValueKind == JsonValueKind.Object && Flag(options, "include_usage");
        return new ChatRequest(model.GetString()!, [.. messages.EnumerateArray().Select(Turn)], Flag(root, "stream"), usage);
    }

    private static ChatTurn Turn(JsonElement message, int index)
    {
        Demand(message.ValueKind == JsonValueKind.Object, $"messages[{index}]");
        Demand(
            message.TryGetProperty("role", out var role) && role.ValueKind == JsonValueKind.String && Roles.Contains(role.GetString(), StringComparer.Ordinal),
            $"messages[{index}].role");
        Demand(message.TryGetProperty("content", out var content), $"messages[{index}].content");
        return new ChatTurn(role.GetString()!, content.ValueKind switch
        {
            JsonValueKind.String => content.GetString()!,
            JsonValueKind.Array => string.Concat(content.EnumerateArray().Select(part => PartText(part, index))),
            _ => throw new FormatException($"messages[{index}].content"),
        });
    }

    private static string PartText(JsonElement part, int index)
    {
        Demand(part.ValueKind == JsonValueKind.Object, $"messages[{index}].content");
        return part.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
    }

    private static bool Flag(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var flag) || flag.ValueKind == JsonValueKind.Null)
        {
            return false;
        }

        Demand(flag.ValueKind is JsonValueKind.True or JsonValueKind.False, name);
        return flag.GetBoolean();
    }

    private static void Number(JsonElement element, string name, double least, double most)
    {
        if (element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
        {
            Demand(value.ValueKind == JsonValueKind.Number && value.GetDouble() >= least && value.GetDouble() <= most, name);
        }
    }

    private static void Demand(bool holds, string field)
    {
        if (!holds)
        {
            throw new FormatException(field);
        }
    }
}
